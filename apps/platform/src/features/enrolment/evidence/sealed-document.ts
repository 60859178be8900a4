import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId } from "../../../kernel/ids.ts";
import { getPersonKey, jsonReader, type PersonKey } from "../../trust/keys/index.ts";
import { DocumentDetail, type EvidenceDocument } from "./document.ts";
import type { DocumentRow } from "./store.ts";

/** The words bound to a blob: with the person's, a blob moved to another document or person does not open. */
export const contentField = (id: DocumentId) => `document:${id}`;
const readDetail = jsonReader("document-detail", DocumentDetail);
const detailField = (id: string) => `document-detail:${id}`;

export function sealDocumentDetail(key: PersonKey, id: DocumentId, detail: DocumentDetail): Buffer {
  return key.seal(detailField(id), JSON.stringify(detail));
}

/** Throws keys.cannot_open when the row was swapped or altered. */
export async function openDocumentRow(tx: Tx, context: Context, row: DocumentRow): Promise<EvidenceDocument> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  return openWith(key, row);
}

export function openWith(key: PersonKey, row: DocumentRow): EvidenceDocument {
  return {
    ...readDetail(key.open(detailField(row.id), row.detail_sealed)),
    id: parseId<"document">(row.id),
    personId: key.personId,
    state: row.state,
    receivedOn: row.received_on,
    ...(row.purge_on === null ? {} : { purgeOn: row.purge_on }),
  };
}
