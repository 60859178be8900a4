import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { submitFurtherDecision, type Verdict } from "../../identity/duplicates/index.ts";
import {
  type PersonMerge,
  type PersonMergeId,
  removeDistinctPeople,
  saveDistinctPeople,
} from "../../identity/identity/index.ts";
import { hasInterest } from "../../identity/interests/index.ts";
import { requireMergeAgent } from "./agent.ts";
import type { Agent } from "./check-merge.ts";
import { mergesErrors } from "./errors.ts";
import { getMerge } from "./get-merge.ts";
import { recordBothJournals } from "./notify-merged-persons.ts";
import { toMergesSystem } from "./to-merges-system.ts";

/**
 * Use case: said to be one, merged and undone perhaps, they are two people after all. The pair waits no more,
 * and is proposed no more; what became of it before stays told. Twice is once. Throws
 * access.capability_missing, merges.unknown, merges.done_otherwise (asked of a colleague, or in force: that
 * comes to its end first), merges.other_agent_answers.
 */
export async function recordDistinctPersons(
  context: Context,
  { id }: { readonly id: PersonMergeId },
): Promise<void> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state === "apart") return;
    await requireNoPersonalInterest(tx, system, merge, agent);
    if (merge.state !== "waiting" && merge.state !== "undone")
      throw mergesErrors.error("merges.done_otherwise");
    await saveDistinctPeople(tx, system, { merge, by: agent.label });
    await submitFurtherDecision(tx, context, computeMergeId(merge, "different"));
    await recordBothJournals(tx, context, merge.people, { action: "merges.said_apart", data: { merge: id } });
  });
}

/**
 * Use case: they may be one after all: it waits, or is undone, as before. Twice is once. Throws
 * access.capability_missing, merges.unknown, merges.other_agent_answers.
 */
export async function withdrawDistinctPersons(
  context: Context,
  { id }: { readonly id: PersonMergeId },
): Promise<void> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state !== "apart") return;
    await requireNoPersonalInterest(tx, system, merge, agent);
    await removeDistinctPeople(tx, system, merge);
    await submitFurtherDecision(tx, context, computeMergeId(merge, "same"));
    await recordBothJournals(tx, context, merge.people, {
      action: "merges.said_apart_taken_back",
      data: { merge: id },
    });
  });
}

/** Neither one of the two, nor who bears their name. */
async function requireNoPersonalInterest(
  tx: Tx,
  system: Context,
  { people }: PersonMerge,
  agent: Agent,
): Promise<void> {
  if (await hasInterest(tx, system, people, agent)) throw mergesErrors.error("merges.other_agent_answers");
}

/** A merge has the id of the pair that was found. */
const computeMergeId = ({ id }: PersonMerge, verdict: Verdict) => ({ id: parseId<"pair">(id), verdict });
