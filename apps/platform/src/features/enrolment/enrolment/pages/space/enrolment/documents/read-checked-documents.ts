import type { Context } from "../../../../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../../../../kernel/ids.ts";
import { readElements } from "../../../../../../identity/identity/index.ts";
import { listChecks } from "../../../../../checks/index.ts";
import { listDocuments } from "../../../../../evidence/index.ts";
import type { CheckedDocument } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { type EnrolmentFile, getFile, listAttached, liveStates } from "../../../../index.ts";

/** The person's documents that the platform looked at, oldest first. */
async function readChecked(context: Context, personId: PersonId): Promise<readonly CheckedDocument[]> {
  const documents = await listDocuments(context, personId);
  const checks = await listChecks(context, personId, documents);
  return documents.flatMap(({ id, kind, file, receivedOn }) => {
    const check = checks.get(id);
    return check ? [{ id, kind, fileName: file?.name ?? "", receivedOn, check }] : [];
  });
}

/** Those of one request, and what became of each once it is over. */
export async function readCheckedOfRequest(
  context: Context,
  { id: fileId, personId, state }: EnrolmentFile,
): Promise<readonly CheckedDocument[]> {
  const attached = await listAttached(context, fileId);
  const own = (await readChecked(context, personId)).filter(({ id }) => attached.has(id));
  if (liveStates.includes(state)) return own;
  const elements = await readElements(context, personId);
  const served = new Set(elements.map(({ validated }) => validated?.provenance.evidence?.documentId));
  return own.map((one) => ({ ...one, moment: served.has(one.id) ? "relied_on" : "unused" }));
}

/** Those of whom a draft is about. */
export async function readCheckedDocuments(
  context: Context,
  fileId: FileId,
): Promise<readonly CheckedDocument[]> {
  const { personId } = await getFile(context, fileId);
  return readChecked(context, personId);
}
