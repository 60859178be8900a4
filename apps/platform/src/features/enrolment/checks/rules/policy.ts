import type { ElementName } from "@ardeco/contracts";
import { addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";

/** What a type of document may validate without an agent, and how old it may be. */
export interface DocumentPolicy {
  /** Document type of the 2D-Doc specification. */
  readonly type: string;
  /** 0: nothing; an agent looks. */
  readonly maxAgeMonths: number;
}

/**
 * Unless the authority says otherwise: an address, by a bill of three months or by the tax notice of the
 * year. Never a name nor a birth date, whatever it says: a document is genuine, which does not make the one
 * who shows it the one it names.
 */
export const usualPolicy: readonly DocumentPolicy[] = [
  { type: "00", maxAgeMonths: 3 },
  { type: "01", maxAgeMonths: 3 },
  { type: "28", maxAgeMonths: 12 },
  { type: "27", maxAgeMonths: 0 },
];

/** Ages that may be chosen. */
export const agesInMonths = [0, 1, 2, 3, 6, 12] as const;

const ELEMENT: ElementName = "address";

/** What an authority chose, over what is usual. */
export const mergePolicies = (chosen: readonly DocumentPolicy[]): readonly DocumentPolicy[] =>
  usualPolicy.map((usual) => chosen.find(({ type }) => type === usual.type) ?? usual);

/** What a check found, as far as a policy looks. */
export interface PolicyFinding {
  readonly type: string;
  readonly datedOn: CivilDate | null;
  readonly replayed: boolean;
  /** Parts equal to what is said today. */
  readonly same: ReadonlySet<string>;
}

/**
 * The elements that this document validates without an agent, once somebody has validated the names that it
 * bears. None for one of tomorrow, without a date, too old, shown by two people, in another name, or of a
 * type left to agents.
 */
export function listAcceptedElements(
  policies: readonly DocumentPolicy[],
  { type, datedOn, replayed, same }: PolicyFinding,
  today: CivilDate,
): readonly ElementName[] {
  const months = policies.find((one) => one.type === type)?.maxAgeMonths ?? 0;
  if (months === 0 || replayed || datedOn === null || !same.has("names")) return [];
  if (datedOn > today || datedOn < addMonths(today, -months)) return [];
  return same.has(ELEMENT) ? [ELEMENT] : [];
}
