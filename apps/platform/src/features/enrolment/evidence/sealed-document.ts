import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId } from "../../../kernel/ids.ts";
import { buildJsonReader, getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { DocumentDetail, type EvidenceDocument } from "./document.ts";
import type { DocumentRow } from "./store.ts";

/** The words bound to a blob: with the person's, a blob moved to another document or person does not open. */
export const formatContentField = (id: DocumentId) => `document:${id}`;
const readDetail = buildJsonReader("document-detail", DocumentDetail);
const formatDetailField = (id: string) => `document-detail:${id}`;

export function sealDocumentDetail(key: PersonKey, id: DocumentId, detail: DocumentDetail): Buffer {
  return key.seal(formatDetailField(id), JSON.stringify(detail));
}

/** Throws keys.cannot_open when the row was swapped or altered. */
export async function openDocumentRow(tx: Tx, context: Context, row: DocumentRow): Promise<EvidenceDocument> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  return openSealedDocument(key, row);
}

export function openSealedDocument(key: PersonKey, row: DocumentRow): EvidenceDocument {
  return {
    ...readDetail(key.open(formatDetailField(row.id), row.detail_sealed)),
    id: parseId<"document">(row.id),
    personId: key.personId,
    state: row.state,
    receivedOn: row.received_on,
    ...(row.purge_on === null ? {} : { purgeOn: row.purge_on }),
  };
}
