import { reasonsOf } from "@ardeco/duplicates";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  compareFacts,
  type ElementPair,
  findPersons,
  formatNameInUse,
  listPeopleElements,
  toElementFacts,
} from "../identity/index.ts";
import { duplicatesErrors } from "./errors.ts";
import type { PairId, PossibleDuplicate } from "./pair.ts";
import { formatLikelihood } from "./rules.ts";
import { findPairLocked, listWaiting, type PairRow } from "./store.ts";

/** What an agent answers in a sitting, and more than a page shows well. */
const SHOWN = 50;

/**
 * Pairs that wait for an answer, likeliest first. Names are opened: the authority's journal tells that the
 * list was. Throws access.capability_missing.
 */
export function listPairs(context: Context): Promise<readonly PossibleDuplicate[]> {
  return context.transaction(async (tx) => {
    requireCapability(context, "duplicate.decide");
    const pairs = await openPairRows(tx, context, await listWaiting(tx, context.authorityId, SHOWN));
    if (pairs.length > 0)
      await record(tx, context, { action: "duplicates.list_read", data: { pairs: pairs.length } });
    return pairs;
  });
}

/**
 * Both side by side; the journal of each tells that an agent looked. Throws access.capability_missing,
 * duplicates.unknown.
 */
export function openPair(context: Context, id: PairId): Promise<PossibleDuplicate> {
  return context.transaction(async (tx) => {
    requireCapability(context, "duplicate.decide");
    const row = await findPairLocked(tx, context.authorityId, id);
    const [pair] = row === undefined ? [] : await openPairRows(tx, context, [row]);
    if (pair === undefined) throw duplicatesErrors.error("duplicates.unknown");
    for (const { personId } of [pair.one, pair.other])
      await record(tx, context, { action: "duplicates.record_compared", personId, data: {} });
    return pair;
  });
}

/** Those whose two people are still there. */
export async function openPairRows(
  tx: Tx,
  context: Context,
  rows: readonly PairRow[],
): Promise<readonly PossibleDuplicate[]> {
  const ids = [...new Set(rows.flatMap(({ one_id, other_id }) => [one_id, other_id]))].map((id) =>
    parseId<"person">(id),
  );
  const people = await findPersons(tx, context, ids);
  const there = (id: string): boolean => !gone.has(people.get(parseId<"person">(id))?.status ?? "erased");
  const elements = await listPeopleElements(tx, context, ids);
  return rows.filter((row) => there(row.one_id) && there(row.other_id)).map((row) => toPair(row, elements));
}

const gone: ReadonlySet<string> = new Set(["merged", "erased"]);

function toPair(row: PairRow, elements: ReadonlyMap<PersonId, readonly ElementPair[]>): PossibleDuplicate {
  const member = (id: string) => {
    const personId = parseId<"person">(id);
    const own = elements.get(personId) ?? [];
    return { personId, name: formatNameInUse(own), elements: own };
  };
  const [one, other] = [member(row.one_id), member(row.other_id)];
  // As they are now: a value may have been corrected since they were found.
  const { probability, agreements } = compareFacts(
    toElementFacts(one.elements),
    toElementFacts(other.elements),
  );
  return {
    id: parseId<"pair">(row.id),
    one,
    other,
    reasons: {
      fr: reasonsOf(agreements, "fr").join(", "),
      en: reasonsOf(agreements, "en").join(", "),
    },
    howLikely: formatLikelihood(probability, agreements),
    foundOn: row.found_on,
    verdict: row.verdict,
  };
}
