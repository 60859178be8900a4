import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { countAsOne, resumeAccount } from "../../access/access/index.ts";
import {
  type ChosenMerge,
  cancelSplitRequest,
  findPersons,
  listMergesInForce,
  type PersonMergeId,
  type Sides,
  saveSplitRequest,
  splitPerson,
  waitEveryMerge,
} from "../../identity/identity/index.ts";
import { hasInterest } from "../../identity/interests/index.ts";
import { listPersonRequests } from "../rights/index.ts";
import { isSameAgent, requireMergeAgent } from "./agent.ts";
import type { Agent } from "./check-merge.ts";
import { mergesErrors } from "./errors.ts";
import { getMerge } from "./get-merge.ts";
import { notifyMergeUndone, recordBothJournals } from "./notify-merged-persons.ts";
import { toMergesSystem } from "./to-merges-system.ts";

const LONGEST_REASON = 500;

/**
 * Use case: they were two people after all. Each is as they were, account included; what was said or checked
 * meanwhile stays with the one that was kept. Where an account opens again, a colleague is awaited, whose own
 * act does it. Twice is once. Throws access.capability_missing, merges.unknown, merges.done_otherwise,
 * merges.reason_missing, merges.other_agent_undoes, merges.kept_is_dead, merges.erasure_first.
 */
export async function cancelPersonMerge(
  context: Context,
  { id, reason: said }: { readonly id: PersonMergeId; readonly reason: string },
): Promise<"undone" | "asked"> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  return system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state === "undone") return "undone";
    if (merge.state !== "active") throw mergesErrors.error("merges.done_otherwise");
    const reason = toTidyText(said).slice(0, LONGEST_REASON) || (merge.undoing?.reason ?? "");
    if (reason === "") throw mergesErrors.error("merges.reason_missing");
    await requireUndoable(tx, system, merge.sides, agent);
    if (merge.closedAccount && !(await isAnother(tx, system, merge, agent))) {
      if (!merge.undoing) await requestMergeUndo(tx, context, { merge, reason, agent });
      return "asked";
    }
    await splitPersonMerge(tx, context, { merge, by: agent.label, reason });
    return "undone";
  });
}

/**
 * Use case: who asked to undo it thinks again, before a colleague did it. Twice is once. Throws
 * access.capability_missing, merges.unknown, merges.asked_by_another.
 */
export async function withdrawUndoRequest(
  context: Context,
  { id }: { readonly id: PersonMergeId },
): Promise<void> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state !== "active" || !merge.undoing) return;
    if (!isSameAgent(merge.undoing, agent)) throw mergesErrors.error("merges.asked_by_another");
    await cancelSplitRequest(tx, system, merge);
    await recordBothJournals(tx, context, merge.people, {
      action: "merges.undo_taken_back",
      data: { merge: id },
    });
  });
}

/** Somebody asked for it, and this is another agent. */
async function isAnother(tx: Tx, system: Context, { undoing }: ChosenMerge, agent: Agent): Promise<boolean> {
  const { staffId: id, label } = agent;
  return undoing !== undefined && !(await countAsOne(tx, system, undoing, { id, label }));
}

/**
 * Use in the transaction that erases somebody of whom nothing was seen: nobody asked for it, so nobody else
 * goes along. Those who were merged with them are as before, account included. By the system.
 */
export async function splitMergedPersons(
  tx: Tx,
  system: Context,
  { personId, reason }: { readonly personId: PersonId; readonly reason: string },
): Promise<void> {
  await waitEveryMerge(tx, system);
  for (const merge of await listMergesInForce(tx, system, [personId]))
    if (merge.sides.keptId === personId) await splitPersonMerge(tx, system, { merge, by: "Ardeco", reason });
}

interface Undoing {
  readonly merge: ChosenMerge;
  readonly by: string;
  readonly reason: string;
}

async function splitPersonMerge(tx: Tx, context: Context, { merge, by, reason }: Undoing): Promise<void> {
  const { sides, people, id } = merge;
  const system = toMergesSystem(context);
  await splitPerson(tx, system, { merge, by, reason });
  if (merge.closedAccount) await resumeAccount(tx, system, sides.foldedId);
  await recordBothJournals(tx, context, people, { action: "merges.undone", data: { merge: id, reason } });
  await notifyMergeUndone(tx, system, sides);
}

interface Asking {
  readonly merge: ChosenMerge;
  readonly reason: string;
  readonly agent: Agent;
}

async function requestMergeUndo(tx: Tx, context: Context, { merge, reason, agent }: Asking): Promise<void> {
  const system = toMergesSystem(context);
  await saveSplitRequest(tx, system, { merge, reason, ...agent });
  await recordBothJournals(tx, context, merge.people, {
    action: "merges.undo_asked",
    data: { merge: merge.id },
  });
}

/** By nobody who has a part in it, and not while what follows would hit one of two people for the other. */
async function requireUndoable(tx: Tx, system: Context, sides: Sides, agent: Agent): Promise<void> {
  if (await hasInterest(tx, system, [sides.keptId, sides.foldedId], agent))
    throw mergesErrors.error("merges.other_agent_undoes");
  const kept = (await findPersons(tx, system, [sides.keptId])).get(sides.keptId);
  if (kept?.status === "deceased") throw mergesErrors.error("merges.kept_is_dead");
  for (const personId of [sides.keptId, sides.foldedId])
    if ((await listPersonRequests(system, personId)).some(({ state }) => state === "scheduled"))
      throw mergesErrors.error("merges.erasure_first");
}
