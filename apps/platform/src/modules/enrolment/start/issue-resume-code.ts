import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type FileId, type PersonId } from "../../../kernel/ids.ts";
import { createResumeCode } from "../../access/index.ts";
import { requireActFor } from "../../households/index.ts";
import { findPerson } from "../../identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getFileRow } from "../file/change-file.ts";
import { tell } from "../file/step.ts";

/**
 * Use case: a code, printed or copied by hand, by which the person a file writes to goes on elsewhere: begun at the
 * desk, finished at home. An agent gives one to a newcomer only: the code of somebody known would open their account, which
 * module recovery gives back with its proofs. Throws enrolment.unknown_file, enrolment.code_for_newcomers,
 * households.cannot_act_for, access.capability_missing.
 */
export async function issueResumeCode(context: Context, { fileId }: { fileId: FileId }): Promise<string> {
  const contactId = await context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    await requireActFor(tx, context, { forPersonId: asId<"person">(row.contact_id), act: "prepare" });
    await requireNewcomer(tx, context, asId<"person">(row.contact_id));
    await tell(tx, context, row, "resume_code_issued");
    return asId<"person">(row.contact_id);
  });
  // Links and codes belong to the system alone (row-level security of sign_in_link).
  const system = context.as({ kind: "system", name: "enrolment" });
  return system.transaction((tx) => createResumeCode(tx, system, contactId));
}

async function requireNewcomer(tx: Tx, context: Context, contactId: PersonId): Promise<void> {
  if (context.actor.kind === "person") return;
  if ((await findPerson(tx, context, contactId))?.status !== "draft")
    throw enrolmentErrors.error("enrolment.code_for_newcomers");
}
