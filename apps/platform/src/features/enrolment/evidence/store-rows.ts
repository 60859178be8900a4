// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface DocumentTable {
  authority_id: string;
  id: string;
  person_id: string;
  state: "kept" | "seen";
  /**
   * personal: HMAC of the file as received, to find the same file deposited twice. Null for an original seen.
   */
  content_index: Buffer | null;
  received_on: string;
  purge_on: string | null;
  /**
   * personal: kind, file name, media type, size, warnings, who deposited or saw it, sealed under the person's
   * key and bound to the row.
   */
  detail_sealed: Buffer;
}
export type DocumentRow = Selectable<DocumentTable>;

export interface DocumentTicketTable {
  authority_id: string;
  /** SHA-256 of the 256 random bits in the address. */
  token_hash: Buffer;
  document_id: string;
  /** Session that asked: ended since, it opens nothing. */
  session_id: string;
  /** not personal: id of the agent whose session it is. */
  asked_by: string;
  expires_at: Date;
}
export type DocumentTicketRow = Selectable<DocumentTicketTable>;

export interface LooseBlobTable {
  authority_id: string;
  id: string;
  person_id: string;
  since: Date;
}
export type LooseBlobRow = Selectable<LooseBlobTable>;

export type Tables = {
  document: DocumentTable;
  document_ticket: DocumentTicketTable;
  loose_blob: LooseBlobTable;
};
