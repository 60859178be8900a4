import type { Context } from "../../../kernel/context.ts";
import { NO_DUE_DAY, type WaitingItem, type WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openPairRows } from "./read-pairs.ts";
import { countWaitingPairRows, listWaitingPairRows, type PairRow } from "./store.ts";

/** Pairs that may be one person, and that nobody answered. */
export const waitingPairs: WaitingKind = {
  name: "duplicates.pairs",
  label: { fr: "Doublon possible", en: "Possible duplicate" },
  plural: { fr: "Doublons possibles", en: "Possible duplicates" },
  order: 40,
  maySee: (actor) => hasCapability(actor, "duplicate.decide"),
  listWaiting: (context, query) => {
    requireCapability(context, "duplicate.decide");
    return context.transaction(async (tx) => {
      const rows = await listWaitingPairRows(tx, context.authorityId, query);
      const keys = rows.map(({ id, found_on }) => ({ id, dueOn: NO_DUE_DAY, since: found_on }));
      return { keys, openItems: (ids) => openPairs(context, rows, ids) };
    });
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "duplicate.decide");
    return context.transaction((tx) => countWaitingPairRows(tx, context.authorityId, moment));
  },
};

/** Names are opened: the authority's journal tells that the list was. */
async function openPairs(
  context: Context,
  rows: readonly PairRow[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  const shown = rows.filter(({ id }) => ids.includes(id));
  return context.transaction(async (tx) => {
    const pairs = await openPairRows(tx, context, shown);
    await record(tx, context, { action: "duplicates.list_read", data: { pairs: pairs.length } });
    return pairs.map(({ id, one, other, howLikely, reasons, foundOn }) => ({
      kind: waitingPairs.name,
      id,
      subjectIds: [one.personId, other.personId],
      since: foundOn,
      mark: { tone: "neutral" as const, text: howLikely, more: reasons },
      path: `/agents/doublons/${id}`,
      canAssign: false,
    }));
  });
}
