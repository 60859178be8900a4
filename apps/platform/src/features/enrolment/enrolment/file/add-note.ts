import type { Context } from "../../../../kernel/context.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import type { AgentAct } from "../deciding/decision.ts";
import { getAgentFileLocked, updateFileVersion } from "./change-file.ts";
import { recordStep } from "./step.ts";

/**
 * Use case: an agent leaves a note for colleagues. It does not show on the tracking page, but it is about the
 * person: their take-out holds it (GDPR art. 15). Throws request.changed_meanwhile,
 * access.capability_missing.
 */
export async function addNote(context: Context, input: AgentAct & { readonly note: string }): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getAgentFileLocked(tx, context, input, "file.read");
    await recordStep(tx, context, await updateFileVersion(tx, context, row), "note_added", {
      note: toTidyText(input.note),
    });
  });
}
