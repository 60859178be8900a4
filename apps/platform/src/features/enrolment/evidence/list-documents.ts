import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPersonKeys } from "../../trust/keys/index.ts";
import type { EvidenceDocument } from "./document.ts";
import { isOtherDepositor } from "./rules.ts";
import { openDocumentRow, openSealedDocument } from "./sealed-document.ts";
import { findDocumentRow, listByContent, listDocumentRows } from "./store.ts";

/**
 * Documents kept and originals seen, oldest first, as far as the actor reaches. Contents stay closed; what
 * another representative deposited has neither its file's name nor an agent's note.
 */
export function listDocuments(context: Context, personId: PersonId): Promise<readonly EvidenceDocument[]> {
  return context.read(async (tx) => {
    const rows = await listDocumentRows(tx, context.authorityId, personId);
    const key = (await findPersonKeys(tx, context, [personId])).get(personId);
    if (!key) return [];
    return rows
      .map((row) => openSealedDocument(key, row))
      .map((one) => (isOtherDepositor(context, one) ? toDocumentSummary(one) : one));
  });
}

function toDocumentSummary({
  file: _,
  note: __,
  depositedBy: ___,
  ...document
}: EvidenceDocument): EvidenceDocument {
  return document;
}

export function findDocument(context: Context, id: DocumentId): Promise<EvidenceDocument | undefined> {
  return context.read(async (tx) => {
    const row = await findDocumentRow(tx, context.authorityId, id);
    return row && openDocumentRow(tx, context, row);
  });
}

export interface SameContent {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  /** The very same bytes: a family sharing a proof of address, or a document that served somebody else. */
  readonly reason: "same_file";
}

/** For agents: where else the very same file was deposited. Throws access.capability_missing. */
export async function listSameContent(
  tx: Tx,
  context: Context,
  id: DocumentId,
): Promise<readonly SameContent[]> {
  requireCapability(context, "file.read");
  const row = await findDocumentRow(tx, context.authorityId, id);
  if (!row?.content_index) return [];
  const same = await listByContent(tx, context.authorityId, row.content_index);
  return same
    .filter((other) => other.id !== row.id)
    .map((other) => ({
      documentId: parseId<"document">(other.id),
      personId: parseId<"person">(other.person_id),
      reason: "same_file",
    }));
}
