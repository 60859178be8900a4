import type { Context } from "../../../../kernel/context.ts";
import { enrolmentErrors } from "../errors.ts";
import { getAgentFileLocked, toEnrolmentFile, updateFileVersion } from "../file/change-file.ts";
import type { EnrolmentFile } from "../file/file.ts";
import { assignFreeFile } from "../queue/assign-file.ts";
import { applySealedProofs, isAllDecided } from "./apply-sealed-documents.ts";
import { closeDecidedFile } from "./close-decided-file.ts";
import type { AgentAct, ElementDecision, Sending } from "./decision.ts";
import { recordElementDecision } from "./record-element-decision.ts";

/**
 * Use case: decides one element or several, all or none. The last one decides the file: the person is
 * enrolled and told. An empty list concludes a file in which nothing is left to decide. Throws
 * request.changed_meanwhile when the file or a value is not the one read, enrolment.reason_missing,
 * enrolment.evidence_not_enough, enrolment.unknown_document, enrolment.document_not_looked_at,
 * enrolment.not_possible_now, identity.value_not_valid, access.capability_missing.
 */
export async function submitElementDecisions(
  context: Context,
  input: AgentAct & Sending & { readonly decisions: readonly ElementDecision[] },
): Promise<EnrolmentFile> {
  return context.transaction(async (tx) => {
    const row = await assignFreeFile(
      tx,
      context,
      await getAgentFileLocked(tx, context, input, "file.decide"),
    );
    if (row.state !== "in_review") throw enrolmentErrors.error("enrolment.not_possible_now");
    for (const decision of input.decisions) await recordElementDecision(tx, context, row, decision, input);
    // Names validated just now may be those that a sealed document was waiting for.
    await applySealedProofs(tx, context, row);
    const decided = (await isAllDecided(tx, context, row))
      ? await closeDecidedFile(tx, context, row)
      : await updateFileVersion(tx, context, row);
    return toEnrolmentFile(decided);
  });
}
