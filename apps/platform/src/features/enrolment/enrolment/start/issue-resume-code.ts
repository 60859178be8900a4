import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { createResumeCode } from "../../../access/access/index.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getFileLocked, getFileRow } from "../file/change-file.ts";
import { recordStep } from "../file/step.ts";
import type { FileRow } from "../store/tables.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";
import { isNewcomer } from "./newcomer.ts";

/**
 * Use case: a code, printed or copied by hand, by which a newcomer goes on with their draft elsewhere: begun
 * at the desk, finished at home. To nobody else, whoever asks: the code of somebody known would open their
 * account, which its own ways in do, or module recovery with its proofs. A relative gets none of the
 * person's. It ends with the draft. Throws enrolment.unknown_file, enrolment.code_for_newcomers,
 * households.cannot_act_for, access.capability_missing.
 */
export async function issueResumeCode(context: Context, { fileId }: { fileId: FileId }): Promise<string> {
  const contactId = await context.transaction((tx) => getContactId(tx, context, fileId));
  if (!(await isNewcomer(context, contactId))) throw enrolmentErrors.error("enrolment.code_for_newcomers");
  await context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    requireDraft(row);
    await recordStep(tx, context, row, "resume_code_issued");
  });
  // Links and codes belong to the system alone (row-level security of sign_in_link).
  const system = toEnrolmentSystem(context);
  return system.transaction(async (tx) => {
    // Locked: sent at the same moment, it is a draft no more, and the code would outlive it.
    requireDraft(await getFileLocked(tx, system, fileId));
    return createResumeCode(tx, system, { personId: contactId, draftId: fileId });
  });
}

/** Whom the code is: the actor, or whom an agent of the desk has in front of them. */
async function getContactId(tx: Tx, context: Context, fileId: FileId): Promise<PersonId> {
  const row = await getFileRow(tx, context, fileId);
  const contactId = parseId<"person">(row.contact_id);
  await requireRepresentative(tx, context, { forPersonId: contactId, act: "prepare" });
  if (context.actor.kind === "person" && context.actor.personId !== contactId)
    throw enrolmentErrors.error("enrolment.code_for_newcomers");
  return contactId;
}

function requireDraft({ state }: FileRow): void {
  if (state !== "draft") throw enrolmentErrors.error("enrolment.code_for_newcomers");
}
