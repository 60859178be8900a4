// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface IdempotentRequestTable {
  authority_id: string;
  /** not personal: hash of who asked and of the key they sent. */
  key_hash: Buffer;
  request_hash: Buffer;
  /** The answer, sealed under the authority's key: it may hold a secret shown once. Null while it runs. */
  answer_sealed: Buffer | null;
  begun_at: Date;
}
export type IdempotentRequestRow = Selectable<IdempotentRequestTable>;

export type Tables = {
  idempotent_request: IdempotentRequestTable;
};
