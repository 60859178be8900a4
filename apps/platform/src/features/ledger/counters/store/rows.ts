// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface CounterTable {
  authority_id: string;
  id: string;
  /** not personal: what the counter is called. */
  name_fr: string;
  /** not personal: what the counter is called. */
  name_en: string;
  unit: "euro_cent" | "unit" | "meal" | "entry" | "hour" | "trip" | "token" | "point";
  /** How low a balance may go, in the unit: 0, or arrears to a bound. */
  floor: Generated<number>;
  ceiling: number | null;
  debit_max: number | null;
  /** A balance that receives nothing for so long expires. */
  expires_months: number | null;
  /** Whether its services may give (points, units), or only take and refund. */
  services_credit: Generated<boolean>;
  closed_on: string | null;
  revision: Generated<number>;
  /**
   * Whether services that share it read the balance, or only whether it is enough. One that is alone reads
   * it.
   */
  services_see: Generated<boolean>;
  /**
   * What is consumed is invoiced afterwards, month by month: no debt is ever a reason to refuse, so that its
   * floor is the lowest there is and nothing of it expires.
   */
  paid_after: Generated<boolean>;
  /**
   * not personal: the part of the house that keeps it, opens its accounts and says when they end; null where
   * people hold it as a purse.
   */
  kept_by: "passes" | null;
  /**
   * Whether an application of cards has its purse there, or had: what is taken then leaves what cards carry.
   */
  on_cards: Generated<boolean>;
  /** Whether parents may bound what a child spends there. Never a counter of school meals. */
  parents_bound: Generated<boolean>;
}
export type CounterRow = Selectable<CounterTable>;

export interface CounterAccountTable {
  authority_id: string;
  counter_id: string;
  id: string;
  kind: "holder" | "income" | "cash" | "cheque" | "online" | "direct_debit" | "opening" | "expired";
  provider_id: string | null;
  service_id: string | null;
  /** Received less given, in the unit of the counter: the sum of its lines. */
  balance: Generated<number>;
  /** What is held by reservations under way. */
  reserved: Generated<number>;
  expires_on: string | null;
  closed_on: string | null;
}
export type CounterAccountRow = Selectable<CounterAccountTable>;

export interface CounterAliasTable {
  authority_id: string;
  counter_id: string;
  alias: Buffer;
  account_id: string;
  /**
   * The last line of the counter when who is found by this row left the account: they read up to it, and hold
   * nothing. Null of whoever holds it, and of who left before this was kept.
   */
  left_sequence: number | null;
}
export type CounterAliasRow = Selectable<CounterAliasTable>;

export interface CounterBoundTable {
  authority_id: string;
  counter_id: string;
  account_id: string;
  /** In the unit of the counter; null without a bound of the day. */
  day_most: number | null;
  /** In the unit of the counter; null without a bound of the week. */
  week_most: number | null;
  set_on: string;
}
export type CounterBoundRow = Selectable<CounterBoundTable>;

export interface CounterChainTable {
  authority_id: string;
  counter_id: string;
  sequence: Generated<number>;
  seals: Generated<number>;
  head: Generated<Buffer>;
  /** The last seal told to the journal. */
  anchored: Generated<number>;
  /** The day of the last night that made its lines, seals and balances again; null until then. */
  verified_on: string | null;
  /** How many lines it had then. */
  verified_lines: number | null;
  /** What did not agree then. Above zero, somebody wrote past the functions. */
  faults: number | null;
}
export type CounterChainRow = Selectable<CounterChainTable>;

export interface CounterHoldTable {
  authority_id: string;
  counter_id: string;
  transfer_id: string;
  account_id: string;
  amount: number;
  until: Date;
}
export type CounterHoldRow = Selectable<CounterHoldTable>;

export interface CounterHolderTable {
  authority_id: string;
  person_id: string;
  /** personal: accounts and their counters, sealed under the person's key, padded. */
  sealed: Buffer;
  version: Generated<number>;
}
export type CounterHolderRow = Selectable<CounterHolderTable>;

export interface CounterSealTable {
  authority_id: string;
  counter_id: string;
  number: number;
  first_sequence: number;
  last_sequence: number;
  hash: Buffer;
}
export type CounterSealRow = Selectable<CounterSealTable>;

export interface CounterServiceTable {
  authority_id: string;
  counter_id: string;
  provider_id: string;
  service_id: string;
  /** The account of what it took, less what it gave back. */
  income_id: string;
  removed_on: string | null;
}
export type CounterServiceRow = Selectable<CounterServiceTable>;

export interface CounterTransferTable {
  authority_id: string;
  counter_id: string;
  sequence: number;
  /** Drawn from who asked and their idempotency key: the same request twice is one transfer. */
  id: string;
  kind: "debit" | "credit" | "reserve" | "post" | "void" | "end" | "reverse" | "lapse" | "payout";
  debit_id: string;
  credit_id: string;
  holder_id: string;
  amount: number;
  /** Of the holder's account, once done. */
  balance: number;
  about_id: string | null;
  /** Civil day only: an exact instant in clear would let a dump join two services. */
  day: string;
  /** SHA-256 of what was asked: the same key for something else is refused. */
  content_hash: Buffer;
  words_hash: Buffer;
  /**
   * personal: the instant and the words of who asked, sealed under a key of the counter; null once its holder
   * is erased. The seal covers their hash.
   */
  words: Buffer | null;
}
export type CounterTransferRow = Selectable<CounterTransferTable>;

export interface CounterVerificationTable {
  authority_id: string;
  id: string;
  counter_id: string;
  /** not personal: id of the agent; null for a night. */
  asked_by: string | null;
  /** not personal: the agent's name, under the authority's key. */
  asked_by_sealed: Buffer | null;
  asked_at: Date;
  moved_at: Date;
  ended_at: Date | null;
  /** From the first line; otherwise from where the last one agreed. */
  whole: Generated<boolean>;
  /** not personal: batches of lines there are. */
  seals: Generated<number>;
  /** not personal: batches made again so far. */
  seal: Generated<number>;
  /** not personal: how many there are. */
  lines: Generated<number>;
  /** not personal: seals that the journal keeps, and that agree. */
  anchors: Generated<number>;
  /**
   * not personal: the first twenty, each a code and where it is: the number of a seal or of a line, or the id
   * of an account.
   */
  faults: Generated<string[]>;
  fault_count: Generated<number>;
  noted_at: Date | null;
  /** not personal: id of the auditor who noted it. */
  noted_by: string | null;
  /** not personal: who noted it, and why, under the authority's key. */
  note_sealed: Buffer | null;
}
export type CounterVerificationRow = Selectable<CounterVerificationTable>;

export type Tables = {
  counter: CounterTable;
  counter_account: CounterAccountTable;
  counter_alias: CounterAliasTable;
  counter_bound: CounterBoundTable;
  counter_chain: CounterChainTable;
  counter_hold: CounterHoldTable;
  counter_holder: CounterHolderTable;
  counter_seal: CounterSealTable;
  counter_service: CounterServiceTable;
  counter_transfer: CounterTransferTable;
  counter_verification: CounterVerificationTable;
};
