import type { Context } from "../../kernel/context.ts";
import { tidy } from "../../kernel/text.ts";
import { reopenAccount } from "../access/index.ts";
import { type PersonMergeId, unfoldPerson } from "../identity/index.ts";
import { agentOf } from "./agent.ts";
import { mergesErrors } from "./errors.ts";
import { getMerge, tellBoth } from "./merge-persons.ts";
import { tellUndone } from "./tell.ts";

const LONGEST_REASON = 500;

/**
 * Use case: they were two people after all. Each is as they were, account included; what was said or checked meanwhile stays with the one that
 * was kept. Twice is once. Throws access.capability_missing, merges.unknown, merges.reason_missing.
 */
export async function undoPersonMerge(
  context: Context,
  { id, reason: said }: { readonly id: PersonMergeId; readonly reason: string },
): Promise<void> {
  const agent = agentOf(context);
  const reason = tidy(said).slice(0, LONGEST_REASON);
  const system = context.as({ kind: "system", name: "merges" });
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state === "undone") return;
    const { sides } = merge;
    if (merge.state !== "active" || !sides) throw mergesErrors.error("merges.done_otherwise");
    if (reason === "") throw mergesErrors.error("merges.reason_missing");
    await unfoldPerson(tx, system, { merge, by: agent.label, reason });
    if (merge.closedAccount) await reopenAccount(tx, system, sides.foldedId);
    await tellBoth(tx, context, sides, { action: "merges.undone", data: { merge: id, reason } });
    await tellUndone(tx, system, sides);
  });
}
