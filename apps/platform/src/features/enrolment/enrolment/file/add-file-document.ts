import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type DocumentId, type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { requestDocumentChecks } from "../../checks/index.ts";
import { type EvidenceDocument, findDocument } from "../../evidence/index.ts";
import type { RequestId } from "../deciding/decision.ts";
import { closeDocumentRequest } from "../deciding/requests.ts";
import { enrolmentErrors } from "../errors.ts";
import { isProofKind, liveStates } from "../rules.ts";
import { listFileDocumentRows, setFileDocumentRow } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";
import { getFileLocked, updateFileVersion } from "./change-file.ts";
import { recordStep } from "./step.ts";

/**
 * Use case: a deposited document joins a file, with the elements it should prove: from the person while the
 * file lives, from an agent who scans it. With `requestId`, it answers what was asked. Idempotent without it.
 * Throws enrolment.unknown_document, enrolment.evidence_not_enough, enrolment.unknown_request,
 * enrolment.not_possible_now.
 */
export function addFileDocument(
  context: Context,
  input: Attachment & { readonly fileId: FileId; readonly requestId?: RequestId },
): Promise<void> {
  return context.transaction((tx) => addDepositedDocument(tx, context, input));
}

/** A deposited document, and what it should prove. */
export interface Attachment {
  readonly documentId: DocumentId;
  readonly elements: readonly ElementName[];
}

/** Joins a deposited document to a file, in the caller's transaction. Throws as addFileDocument. */
export async function addDepositedDocument(
  tx: Tx,
  context: Context,
  input: Attachment & { readonly fileId: FileId; readonly requestId?: RequestId },
): Promise<void> {
  const row = await getLiveFileLocked(tx, context, input.fileId);
  const document = await getPersonDocument(context, parseId<"person">(row.person_id), input.documentId);
  const proven = input.elements.filter((name) => isProofKind(document.kind, name));
  if (proven.length === 0 || proven.length < input.elements.length)
    throw enrolmentErrors.error("enrolment.evidence_not_enough");
  await setFileDocumentRow(tx, {
    authority_id: row.authority_id,
    file_id: row.id,
    document_id: input.documentId,
    elements: proven,
  });
  await recordStep(tx, context, row, "document_attached", { document: document.kind });
  if (row.state !== "draft") await requestDocumentChecks(tx, context, [input.documentId]);
  if (input.requestId === undefined) await updateFileVersion(tx, context, row);
  else await closeDocumentRequest(tx, context, row, { requestId: input.requestId });
}

/** The documents that this file holds: what it is to be decided on. */
export function listAttached(context: Context, fileId: FileId): Promise<ReadonlySet<DocumentId>> {
  return context.read(async (tx) => {
    const rows = await listFileDocumentRows(tx, context.authorityId, fileId);
    return new Set(rows.map(({ document_id }) => parseId<"document">(document_id)));
  });
}

/** Use case: the person answers a request in words ("je ne l’ai plus"). Same errors as addFileDocument. */
export async function submitRequestReply(
  context: Context,
  input: { fileId: FileId; requestId: RequestId; reply: string },
): Promise<void> {
  await context.transaction(async (tx) => {
    await closeDocumentRequest(tx, context, await getLiveFileLocked(tx, context, input.fileId), input);
  });
}

/** Throws enrolment.unknown_document for a document of somebody else, purged, or out of reach. */
export async function getPersonDocument(
  context: Context,
  personId: PersonId,
  id: DocumentId,
): Promise<EvidenceDocument> {
  const document = await findDocument(context, id);
  if (document?.personId !== personId) throw enrolmentErrors.error("enrolment.unknown_document");
  return document;
}

async function getLiveFileLocked(tx: Tx, context: Context, fileId: FileId): Promise<FileRow> {
  const row = await getFileLocked(tx, context, fileId);
  await requireRepresentative(tx, context, { forPersonId: parseId<"person">(row.person_id), act: "prepare" });
  if (!liveStates.includes(row.state)) throw enrolmentErrors.error("enrolment.not_possible_now");
  return row;
}
