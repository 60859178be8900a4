import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { listChecks } from "../../../../modules/checks/index.ts";
import { getFile } from "../../../../modules/enrolment/index.ts";
import { listDocuments } from "../../../../modules/evidence/index.ts";
import type { CheckedDocument } from "../../../common/evidence/check-note.tsx";

/** The person's documents that the platform looked at, oldest first; `since`: a civil day before which they are left out. */
export async function readChecked(
  tx: Tx,
  context: Context,
  personId: PersonId,
  since = "",
): Promise<readonly CheckedDocument[]> {
  const documents = (await listDocuments(tx, context, personId)).filter(
    ({ receivedOn }) => receivedOn >= since,
  );
  const checks = await listChecks(tx, context, personId, documents);
  return documents.flatMap(({ id, kind }) => {
    const check = checks.get(id);
    return check ? [{ id, kind, check }] : [];
  });
}

/** The same of whom a file is about. */
export function readCheckedOf(context: Context, fileId: FileId): Promise<readonly CheckedDocument[]> {
  return context.transaction(async (tx) => {
    const { personId } = await getFile(tx, context, fileId);
    return readChecked(tx, context, personId);
  });
}
