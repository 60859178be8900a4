import type { Context, Tx } from "../../../../kernel/context.ts";
import { type Id, isUuid, parseId } from "../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { findStaffActor, hasCapability, requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireNoInterestInTransaction } from "../merging/interest.ts";
import { listConcernedPersons, mergeRecordsInTransaction } from "../merging/merge-records.ts";
import { listWaiting } from "../store/proposals.ts";
import { addRuleRun, findLockedRuleRun, findRuleRun, updateRuleRun } from "../store/rule-runs.ts";
import type { RuleRunRow } from "../store/tables.ts";
import { getPair, type PairRead } from "./decide-proposal.ts";
import { MOST_BY_RULE, REVISION_LENGTH, SURE } from "./review-proposals.ts";

export type RuleRunId = Id<"ruleRun">;

/** How far the rule is with the list that somebody read, or how it ended. */
export interface RuleRun {
  /** Pairs of the list; those looked at; those merged: the others are left for somebody to look at. */
  readonly pairs: number;
  readonly looked: number;
  readonly merged: number;
  readonly doneAt?: Date;
}

/** The last one. Throws access.capability_missing. */
export async function findRule(tx: Tx, context: Context): Promise<RuleRun | undefined> {
  requireCapability(context, "record.review");
  const row = await findRuleRun(tx, context.authorityId);
  if (!row) return undefined;
  const { proposals, looked, merged, done_at } = row;
  return { pairs: proposals.length, looked, merged, ...(done_at ? { doneAt: done_at } : {}) };
}

/**
 * Use case: those that were read in the list are merged by a job, each by itself, while the rule still gives
 * them and both say what was read. The same id again, or another while one is under way: nothing more is
 * asked, and what is under way goes on. Throws access.capability_missing.
 */
export async function startRule(
  context: Context,
  { id, read }: { readonly id: RuleRunId; readonly read: readonly PairRead[] },
): Promise<void> {
  requireCapability(context, "record.review");
  const { actor } = context;
  if (actor.kind !== "staff") throw new TypeError("an agent follows the rule");
  const pairs = [...new Map(read.map((one) => [one.id, one])).values()]
    .filter((one) => isUuid(one.id))
    .slice(0, MOST_BY_RULE);
  await context.transaction(async (tx) => {
    const isNew = await addRuleRun(tx, {
      authority_id: context.authorityId,
      id,
      proposals: pairs.map((one) => one.id),
      revisions: pairs.map(({ revision }) => revision.slice(0, REVISION_LENGTH)),
      asked_at: context.now(),
      asked_by: actor.staffId,
    });
    if (isNew) await record(tx, context, { action: "records.rule_let", data: { pairs: pairs.length } });
    const { authorityId, requestId } = context;
    const run = isNew ? undefined : await findRuleRun(tx, authorityId);
    if (run?.done_at) return;
    const data = { authorityId, requestId };
    await context.ports.jobs.send(tx, "records.follow_rule", data, { singletonKey: authorityId });
  });
}

/**
 * Job: one pair a transaction, with how far it is. Killed or run twice, it goes on after the last pair kept.
 */
export async function applyMatchingRule(context: Context): Promise<void> {
  while (await context.transaction((tx) => applyRuleOnce(tx, context))) {
    // The next pair.
  }
}

async function applyRuleOnce(tx: Tx, context: Context): Promise<boolean> {
  const run = await findLockedRuleRun(tx, context.authorityId);
  if (!run || run.done_at) return false;
  const id = run.proposals[run.looked];
  const agent = await findRuleContext(tx, context, run);
  if (id === undefined || agent === undefined) {
    await updateRuleRun(tx, run, { done_at: context.now() });
    return false;
  }
  const [row] = await listWaiting(tx, context.authorityId, { limit: 1, sureFrom: SURE, ids: [id] });
  const read = { id: parseId<"proposal">(id), revision: run.revisions[run.looked] ?? "" };
  const isMerged = row !== undefined && (await mergeOne(tx, agent, read));
  await updateRuleRun(tx, run, { looked: run.looked + 1, merged: run.merged + Number(isMerged) });
  return true;
}

/** What cannot be joined is left for somebody to look at: every refusal comes before anything is written. */
function mergeOne(tx: Tx, context: Context, read: PairRead): Promise<boolean> {
  const merge = async () => {
    const pair = await getPair(tx, context, read);
    await requireNoInterestInTransaction(tx, context, listConcernedPersons(pair));
    return (await mergeRecordsInTransaction(tx, context, { ...pair, byRule: true })) !== undefined;
  };
  // A key that this server lacks is no reason of the pair's: the run is tried again.
  return recoverRefusal("4xx", merge, () => false);
}

/**
 * The journal, and the merge, name who let the rule go on: as long as they are here and may still do it
 * themselves.
 */
async function findRuleContext(
  tx: Tx,
  context: Context,
  { asked_by }: RuleRunRow,
): Promise<Context | undefined> {
  const actor = await findStaffActor(tx, context, parseId<"staff">(asked_by));
  return actor && hasCapability(actor, "record.review") ? { ...context, actor } : undefined;
}
