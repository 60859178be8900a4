import type { Context, RoleGrant, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { recordAuthorityChange } from "./count-authority-changes.ts";
import type { OfficialAuthority } from "./official/official-authority.ts";
import { computeAuthoritySlugs } from "./rules/official-names.ts";
import { searchText, toSearchableName } from "./rules/searchable.ts";
import { type ImportRow, importBatch } from "./store/import.ts";

export const BATCH = 1000;
/** The colour of who has chosen none. */
const COLOUR = "#334155";

const desks = {
  commune: "Accueil de la mairie",
  epci: "Accueil de l’intercommunalité",
  departement: "Accueil du département",
  region: "Accueil de la région",
  syndicat_mixte: "Accueil",
  sandbox: "Aucun accueil",
} as const;

export interface ImportedTerritory {
  readonly created: number;
  /** Brought up to date: another name, population, postal code or edition. */
  readonly renewed: number;
}

/**
 * Opens every authority of the official code as a tenant, or brings it up to date: name (unless the tenant
 * chose its own), SIREN, population, postal codes, where it lies. Nothing that a tenant decided changes, and
 * none is removed: a commune that has left the code keeps its people. Batches of a thousand, each in its
 * transaction: run again, what was cut short goes on. Operator or system only.
 */
export async function importTerritory(
  context: Context,
  territory: { readonly edition: number; readonly authorities: readonly OfficialAuthority[] },
  progress: (done: number) => void = () => {},
): Promise<ImportedTerritory> {
  requireOperator(context);
  const { edition, authorities } = territory;
  const addresses = computeAuthoritySlugs(authorities);
  const total = { created: 0, renewed: 0 };
  for (let start = 0; start < authorities.length; start += BATCH) {
    const done = await context.transaction((tx) =>
      importSlice(tx, context, { edition, authorities, addresses, start }),
    );
    total.created += done.created;
    total.renewed += done.renewed;
    recordAuthorityChange();
    progress(Math.min(start + BATCH, authorities.length));
  }
  return total;
}

interface Slice {
  readonly edition: number;
  readonly authorities: readonly OfficialAuthority[];
  readonly addresses: ReturnType<typeof computeAuthoritySlugs>;
  readonly start: number;
}

/** A thousand of them, from `start`. */
export async function importSlice(tx: Tx, context: Context, slice: Slice): Promise<ImportedTerritory> {
  const { edition, authorities, addresses, start } = slice;
  const rows = authorities
    .slice(start, start + BATCH)
    .map((one) => toImportRow(context, one, addresses.get(one) ?? []));
  return importBatch(tx, edition, rows);
}

/**
 * The database refuses too: this refusal has a sentence. A role held back by the way of signing in (module
 * access) is not among the actor's; one bounded to a desk or a service, or lent, operates nothing.
 */
export function requireOperator({ actor }: Context): void {
  const may =
    actor.kind === "system" ||
    (actor.kind === "staff" && actor.delegationId === undefined && actor.roles.some(isOperator));
  if (!may) throw kernelErrors.error("request.forbidden");
}

const isOperator = ({ role, deskId, serviceId }: RoleGrant): boolean =>
  role === "operator" && deskId === undefined && serviceId === undefined;

function toImportRow(context: Context, one: OfficialAuthority, slugs: readonly string[]): ImportRow {
  const { kind, code, name, shortName, siren, population, postcodes, within } = one;
  return {
    id: context.newId<string>(),
    kind,
    code,
    name,
    siren: siren ?? null,
    population: population ?? null,
    postcodes,
    search_name: toSearchableName(shortName),
    search_words: searchText(shortName, name, ...postcodes),
    colour: COLOUR,
    desk: desks[kind],
    slugs,
    within,
  };
}
