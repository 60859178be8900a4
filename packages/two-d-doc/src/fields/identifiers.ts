import { customs } from "./dictionary/customs.ts";
import { health } from "./dictionary/health.ts";
import { invoices } from "./dictionary/invoices.ts";
import { money } from "./dictionary/money.ts";
import { persons } from "./dictionary/persons.ts";
import { studies } from "./dictionary/studies.ts";
import { vehicles } from "./dictionary/vehicles.ts";
import { work } from "./dictionary/work.ts";

/** What the specification says of a data identifier. */
export interface Identifier {
  readonly id: string;
  /** What the field holds, in the words of the specification. */
  readonly name: string;
  /** Characters, at least. */
  readonly min: number;
  /** Characters, at most; null when the specification sets none. */
  readonly max: number | null;
  /** Whether its length is known here; otherwise only its name is, and nothing says where its value ends. */
  readonly lengthKnown: boolean;
}

/** The specification's entry for two characters, or undefined: its tables grow with each edition. */
export const findIdentifier = (id: string): Identifier | undefined => byId.get(id);

/**
 * Identifiers of perimeter 01: ANTS specification v3.3.0 whole, and what was published of its editions up to
 * v3.3.9.
 */
const dictionary = [
  ...invoices,
  ...money,
  ...work,
  ...persons,
  ...health,
  ...vehicles,
  ...customs,
  ...studies,
];

const byId: ReadonlyMap<string, Identifier> = new Map(
  dictionary.map(([id, min, max, name]) => [id, { id, name, min: min ?? 0, max, lengthKnown: min !== null }]),
);
