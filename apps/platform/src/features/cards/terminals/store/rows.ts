// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface CardTable {
  authority_id: string;
  /** not personal: HMAC of the UID under a key of the authority, outside the database. */
  name: Buffer;
  /** personal: the support, and through it whose card it is. */
  support_id: string;
  /** not personal: what readers call the card in the list of those that are stopped. */
  denied_as: Buffer;
  made_on: string;
  /** Forgotten before, it is refused until that day. */
  until: string;
  /** not personal: AIDs of the applications written on it. */
  written: Generated<string[]>;
  /** not personal: AIDs of the applications that were written on it as it was made. */
  made_with: Generated<string[]>;
}
export type CardRow = Selectable<CardTable>;

export interface CardApplicationTable {
  authority_id: string;
  id: string;
  aid: string;
  /** not personal: what agents call the application. */
  name: string;
  counter_id: string | null;
  /** Of the keys of its cards: another version is other keys. */
  key_version: Generated<number>;
  /** The largest debit of its purse, in the unit of the counter. */
  most: number | null;
  /** Names of the elements written on a card, in the order of their files. Never changed: cards are out. */
  elements: Generated<string[]>;
  closed_on: string | null;
  revision: Generated<number>;
}
export type CardApplicationRow = Selectable<CardApplicationTable>;

export interface CardApplicationFormerServiceTable {
  authority_id: string;
  application_id: string;
  provider_id: string;
  service_id: string;
  slug: string;
}
export type CardApplicationFormerServiceRow = Selectable<CardApplicationFormerServiceTable>;

export interface CardApplicationServiceTable {
  authority_id: string;
  application_id: string;
  provider_id: string;
  service_id: string;
  slug: string;
  origins: string[];
  verbs: ("read" | "enter" | "debit" | "credit")[];
}
export type CardApplicationServiceRow = Selectable<CardApplicationServiceTable>;

export interface CardDeniedTable {
  authority_id: string;
  /** not personal: HMAC of the UID under the key of the list. */
  denied_as: Buffer;
  until: string;
}
export type CardDeniedRow = Selectable<CardDeniedTable>;

export interface CardHoleTable {
  authority_id: string;
  id: string;
  /** not personal: HMAC of the UID under a key of the authority, outside the database. */
  card: Buffer;
  aid: string;
  first: number;
  last: number;
  /** The civil day on which a later number was first seen. */
  seen_on: string;
  settled_by: string | null;
  /** not personal: why nothing more is expected, in words about readers. */
  reason: string | null;
}
export type CardHoleRow = Selectable<CardHoleTable>;

export interface CardMakingTable {
  authority_id: string;
  equipment_id: string;
  /** personal: the support, and through it whose card it is. */
  support_id: string;
  until: Date;
}
export type CardMakingRow = Selectable<CardMakingTable>;

export interface CardServiceNameTable {
  authority_id: string;
  service_id: string;
  /** not personal: HMAC of the UID under a key of the authority, outside the database. */
  card: Buffer;
  /**
   * not personal: HMAC of the UID under the key of this service, outside the database: no other service has
   * this name.
   */
  named_as: Buffer;
}
export type CardServiceNameRow = Selectable<CardServiceNameTable>;

export interface CardTransactionTable {
  authority_id: string;
  id: string;
  /** not personal: HMAC of the UID under a key of the authority, outside the database. */
  card: Buffer;
  /** Of the application whose purse it is. */
  aid: string;
  kind: "debit" | "credit";
  equipment_id: string;
  /** The line of the reader's journal that begins it. */
  attempt: number | null;
  /** Of a credit: the key of the page that asked. The same key is done once. */
  order_key: string | null;
  line: number | null;
  /** For which service; null when no application has that service any more. */
  service_id: string | null;
  /**
   * not personal: HMAC of the account of the counter under a key outside the database, once known: what its
   * cards hold is added up by it.
   */
  account: Buffer | null;
  amount: number;
  /** The number that the card gives to it, once done. */
  counter: number;
  /** Of the purse, once done. */
  balance: number;
  /** Seconds since 1970, by the clock of the PC. */
  said_at: number;
  said_on: string;
  state: "open" | "not_done" | "to_post" | "posted" | "to_settle" | "set_aside";
  problem:
    | "number_twice"
    | "balance_broken"
    | "proof_false"
    | "rolled_back"
    | "unknown_card"
    | "undetermined"
    | "refused"
    | "never_back"
    | null;
  /** What the ledger answered, when it refused. */
  refusal: string | null;
  transfer_id: string | null;
  settled_by: string | null;
  /** not personal: why an agent decided so, in words about accounts. */
  reason: string | null;
  revision: Generated<number>;
}
export type CardTransactionRow = Selectable<CardTransactionTable>;

export interface ReaderLineTable {
  authority_id: string;
  equipment_id: string;
  n: number;
  taken_on: string;
  /**
   * personal: the text that was hashed and signed, with the number of a card; sealed under a key of the
   * reader, outside the database.
   */
  sealed: Buffer;
}
export type ReaderLineRow = Selectable<ReaderLineTable>;

export interface ReaderStateTable {
  authority_id: string;
  equipment_id: string;
  /** not personal: public key of the reader (P-256). The first one stays. */
  key_x: string;
  /** not personal: public key of the reader (P-256). The first one stays. */
  key_y: string;
  sequence: Generated<number>;
  last: Generated<number>;
  /** not personal: hash of the last line of its journal that is held. */
  head: Generated<Buffer>;
}
export type ReaderStateRow = Selectable<ReaderStateTable>;

export type Tables = {
  card: CardTable;
  card_application: CardApplicationTable;
  card_application_former_service: CardApplicationFormerServiceTable;
  card_application_service: CardApplicationServiceTable;
  card_denied: CardDeniedTable;
  card_hole: CardHoleTable;
  card_making: CardMakingTable;
  card_service_name: CardServiceNameTable;
  card_transaction: CardTransactionTable;
  reader_line: ReaderLineTable;
  reader_state: ReaderStateTable;
};
