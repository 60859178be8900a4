import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { evidenceErrors } from "./errors.ts";
import { recordDocumentEvent } from "./record-document-event.ts";
import { isOtherDepositor } from "./rules.ts";
import { openDocumentRow } from "./sealed-document.ts";
import { createLooseBlob, type DocumentRow, deleteDocument, findDocumentRow } from "./store.ts";

/**
 * Use case: the person, who acts for them, or an agent removes a document. Decisions that relied on it keep
 * their own trace. Throws evidence.unknown_document, households.cannot_act_for, access.capability_missing.
 */
export async function removeDocument(context: Context, documentId: DocumentId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findDocumentRow(tx, context.authorityId, documentId);
    if (!row) throw evidenceErrors.error("evidence.unknown_document");
    const personId = parseId<"person">(row.person_id);
    await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
    if (isOtherDepositor(context, await openDocumentRow(tx, context, row)))
      throw evidenceErrors.error("evidence.unknown_document");
    await eraseDocument(tx, context, row);
    await record(tx, context, {
      action: "evidence.document_removed",
      personId,
      data: { document: documentId },
    });
    await recordDocumentEvent(tx, context, "document_removed", { documentId, personId });
  });
}

/**
 * The row goes with the transaction; its blob becomes loose, and is swept after: never the blob before the
 * row.
 */
export async function eraseDocument(tx: Tx, context: Context, row: DocumentRow): Promise<void> {
  await deleteDocument(tx, row);
  if (row.state !== "kept") return;
  await createLooseBlob(tx, {
    authority_id: row.authority_id,
    id: row.id,
    person_id: row.person_id,
    since: context.now(),
  });
}
