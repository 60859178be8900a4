import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import {
  cancelMergeRequest,
  cancelSplitRequest,
  findMergeLocked,
  listFormerMergeRequests,
  type PersonMerge,
  type PersonMergeId,
} from "../../identity/identity/index.ts";
import { computeWaitEnd } from "../../trust/approvals/index.ts";
import { recordBothJournals } from "./notify-merged-persons.ts";

/**
 * A fortnight: past it, who asked no longer has both people before them, and what they saw may have changed.
 */
export const WAITS_DAYS = 14;

/** The day on which nobody asks for it any more, if no colleague looked. */
export const computeLapseDay = ({ on }: { readonly on: CivilDate }): CivilDate =>
  computeWaitEnd(on, WAITS_DAYS);

/**
 * Job, each night: what was asked of a colleague who did not look is not asked any more; it waits as before,
 * and can be asked again. Each merge is a transaction: one that fails holds back no other, and no agent waits
 * for all of them.
 */
export async function expireMergeRequests(context: Context): Promise<void> {
  const day = addDays(toCivilDate(context.now()), -WAITS_DAYS);
  const past = await context.transaction((tx) => listFormerMergeRequests(tx, context, day));
  await runEachInTurn(past, (id) => context.transaction((tx) => expireMergeRequest(tx, context, id, day)));
}

async function expireMergeRequest(
  tx: Tx,
  context: Context,
  id: PersonMergeId,
  day: CivilDate,
): Promise<void> {
  const merge = await findMergeLocked(tx, context, id);
  // A colleague may have looked in between.
  if (!merge || !isPast(merge, day)) return;
  const isUndoing = merge.state === "active";
  await (isUndoing ? cancelSplitRequest : cancelMergeRequest)(tx, context, merge);
  const action = isUndoing ? "merges.undo_lapsed" : "merges.lapsed";
  await recordBothJournals(tx, context, merge.people, { action, data: { merge: id } });
}

function isPast({ state, askedBy, undoing }: PersonMerge, day: CivilDate): boolean {
  const asked = state === "asked" ? askedBy : state === "active" ? undoing : undefined;
  return asked !== undefined && asked.on <= day;
}
