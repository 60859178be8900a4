// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface AccountLinkTable {
  authority_id: string;
  provider_id: string;
  service_id: string;
  /** personal: the person's pairwise name in this service. */
  subject: string;
  /** personal: reference and words of the account, sealed under the service's key. */
  sealed: Buffer;
  /** personal: day on which it was tied. */
  linked_on: string;
  /** What its words are sealed under, in row_key; null: of before, under the service's key alone. */
  key_id: string | null;
}
export type AccountLinkRow = Selectable<AccountLinkTable>;

export interface AccountLinkTicketTable {
  authority_id: string;
  ticket_hash: Buffer;
  client_id: string;
  provider_id: string;
  service_id: string;
  /** personal: reference and words of the account, sealed under the service's key. */
  sealed: Buffer;
  state: "asked" | "agreed" | "done" | "refused";
  /** personal: the person's pairwise name in this service, once they agreed. */
  subject: string | null;
  /** What the application finishes with, from the same browser; only its hash. */
  code_hash: Buffer | null;
  expires_at: Date;
}
export type AccountLinkTicketRow = Selectable<AccountLinkTicketTable>;

export type Tables = {
  account_link: AccountLinkTable;
  account_link_ticket: AccountLinkTicketTable;
};
