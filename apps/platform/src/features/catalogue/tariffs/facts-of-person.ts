import { lastBegun, type Reduction, type TariffFacts } from "@ardeco/rules";
import { addDays, type CivilDate, selectLaterDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import {
  type Element,
  type ElementPair,
  findCurrentValue,
  listElementHistories,
  listElementHistory,
  listElements,
  listPeopleElements,
} from "../../identity/identity/index.ts";
import type { TariffId } from "./tariff.ts";

/**
 * What takes something off a tariff for somebody, from a day to another, the last one not included; null:
 * without end.
 */
export interface DatedReduction extends Reduction {
  readonly tariffId: TariffId;
  readonly from: CivilDate;
  readonly before: CivilDate | null;
  /** What it is called, where whoever reads may know it. */
  readonly name: Sentence | null;
}

/** What a price depends on a day, besides the tariff. */
export interface FactsOfDay extends TariffFacts {
  readonly reductions?: readonly DatedReduction[];
}

/** What a price depends on, of who pays: their own quotient, never another's. */
export interface FactsOfPerson {
  readonly quotients: readonly {
    readonly quotient: number;
    readonly from: CivilDate;
    readonly until: CivilDate | null;
  }[];
  /** Undefined when the address is not known, or the authority is no commune. */
  readonly resident?: boolean;
  /** Of who takes part: no module below knows why. */
  readonly reductions?: readonly DatedReduction[];
}

/**
 * What the price of anybody depends on, as checked: read by who may read their elements. What is the town's
 * is read once.
 */
export function buildPeopleFactsReader(
  context: Context,
): Promise<(personId: PersonId) => Promise<FactsOfPerson>> {
  return context.read(async (tx) => {
    const authority = await getAuthority(tx, context.authorityId);
    const code = authority.kind === "commune" ? authority.officialCode : undefined;
    return async (personId) => {
      const resident = code === undefined ? undefined : await isResident(tx, context, { personId, code });
      const quotients = listDatedQuotients(await listElementHistory(context, personId));
      return { quotients, ...(resident === undefined ? {} : { resident }) };
    };
  });
}

/**
 * The same of each of these people, in as many statements as for one; whose key is gone is not in it. Throws
 * keys.cannot_open.
 */
export async function listFactsByPerson(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, FactsOfPerson>> {
  const authority = await getAuthority(tx, context.authorityId);
  const code = authority.kind === "commune" ? authority.officialCode : undefined;
  const histories = await listElementHistories(tx, context, personIds, ["family_quotient"]);
  const addresses =
    code === undefined ? undefined : await listPeopleElements(tx, context, personIds, ["address"]);
  return new Map(
    [...histories].map(([id, history]) => {
      const resident = code === undefined ? undefined : isKnownResident(addresses?.get(id) ?? [], code);
      return [
        id,
        { quotients: listDatedQuotients(history), ...(resident === undefined ? {} : { resident }) },
      ];
    }),
  );
}

/** Once checked, for the days on which it counted. */
const COUNTED: ReadonlySet<string> = new Set(["validated", "superseded", "expired"]);

/**
 * The quotient of each day, one at most: of a register, from its month on; of a document, from the day it was
 * checked. One recorded later takes the place of the former from the day that it is known, so that what is
 * shown today is what is charged today. What was only said, and then replaced, never counts.
 */
export function listDatedQuotients(history: readonly Element[]): FactsOfPerson["quotients"] {
  const recorded = history
    .flatMap(({ name, value, state, provenance, validUntil }) => {
      if (name !== "family_quotient" || typeof value !== "number") return [];
      if (provenance.method === "declared" || !COUNTED.has(state)) return [];
      const at = new Date(provenance.at);
      const { month } = provenance.register ?? {};
      const from = month === undefined ? toCivilDate(at) : `${month}-01`;
      return [{ quotient: value, from, until: validUntil ?? null, at, isHeld: state === "validated" }];
    })
    // Of two recorded at one instant, the one that is held comes last.
    .toSorted(
      (one, other) => one.at.getTime() - other.at.getTime() || Number(one.isHeld) - Number(other.isHeld),
    );
  return recorded.flatMap(({ quotient, from, until }, index) => {
    const next = recorded[index + 1];
    const ends = next && addDays(selectLaterDate(next.from, toCivilDate(next.at)), -1);
    const last = ends === undefined || (until !== null && until < ends) ? until : ends;
    return last !== null && last < from ? [] : [{ quotient, from, until: last }];
  });
}

/** The one that counts on a day: the last begun. Undefined when none does. */
export function findQuotientForDay(
  { quotients }: Pick<FactsOfPerson, "quotients">,
  day: CivilDate,
): FactsOfPerson["quotients"][number] | undefined {
  return lastBegun(
    quotients.filter(({ until }) => until === null || until >= day),
    day,
  );
}

async function isResident(
  tx: Tx,
  context: Context,
  { personId, code }: { readonly personId: PersonId; readonly code: string },
): Promise<boolean | undefined> {
  return isKnownResident(await listElements(tx, context, personId, ["address"]), code);
}

function isKnownResident(known: readonly ElementPair[], code: string): boolean | undefined {
  const address = findCurrentValue(known, "address");
  if (typeof address !== "object" || address === null) return undefined;
  const lived: unknown = Reflect.get(address, "insee_code");
  return typeof lived === "string" ? lived === code : undefined;
}

/** Those that still count on a day. */
export const selectFactsForDay = (
  { quotients, reductions = [], ...facts }: FactsOfPerson,
  day: CivilDate,
): FactsOfDay => ({
  ...facts,
  quotients: quotients.filter(({ until }) => until === null || until >= day),
  reductions: reductions.filter(({ from, before }) => from <= day && (before === null || day < before)),
});
