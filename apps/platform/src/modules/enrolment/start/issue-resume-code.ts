import type { Context } from "../../../kernel/context.ts";
import { asId, type FileId } from "../../../kernel/ids.ts";
import { createResumeCode } from "../../access/index.ts";
import { requireActFor } from "../../households/index.ts";
import { getFileRow } from "../file/change-file.ts";
import { tell } from "../file/step.ts";

/**
 * Use case: a code, printed or copied by hand, by which the person a file writes to goes on elsewhere: begun at the
 * desk, finished at home. Throws enrolment.unknown_file, households.cannot_act_for, access.capability_missing.
 */
export async function issueResumeCode(context: Context, { fileId }: { fileId: FileId }): Promise<string> {
  const contactId = await context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    await requireActFor(tx, context, { forPersonId: asId<"person">(row.contact_id), act: "prepare" });
    await tell(tx, context, row, "resume_code_issued");
    return asId<"person">(row.contact_id);
  });
  // Links and codes belong to the system alone (row-level security of sign_in_link).
  const system = context.as({ kind: "system", name: "enrolment" });
  return system.transaction((tx) => createResumeCode(tx, system, contactId));
}
