// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface InvoiceTable {
  authority_id: string;
  id: string;
  series_id: string;
  kind: "invoice" | "credit_note";
  year: number;
  /** Given by the database: no hole in a year. */
  serial: number;
  month: string | null;
  /** An HMAC of who pays, under a key of the series; null once they are erased. */
  payer: Buffer | null;
  total_cents: number;
  issued_on: string;
  due_on: string | null;
  about_id: string | null;
  /**
   * personal: who pays, and each line with its reason; sealed under a key of the series, null once who pays
   * is erased.
   */
  content: Buffer | null;
  /** Of the sealed content: what it said is never changed unseen. */
  content_hash: Buffer;
}
export type InvoiceRow = Selectable<InvoiceTable>;

export interface InvoiceAccountTable {
  authority_id: string;
  series_id: string;
  account: Buffer;
  invoice_id: string;
}
export type InvoiceAccountRow = Selectable<InvoiceAccountTable>;

export interface InvoiceBroughtTable {
  authority_id: string;
  series_id: string;
  /**
   * An HMAC of the line of the counter, under a key of the series: nothing else in clear, so that a dump in
   * the order of payments joins an account with no invoice.
   */
  mark: Buffer;
  /** personal: how much came, and how much of it for which invoices; sealed under a key of the series. */
  content: Buffer;
}
export type InvoiceBroughtRow = Selectable<InvoiceBroughtTable>;

export interface InvoiceEaseTable {
  authority_id: string;
  id: string;
  series_id: string;
  kind: "help" | "pause";
  /** An HMAC of who pays, under a key of the series. */
  payer: Buffer;
  begun_on: string;
  until: string | null;
  ended_on: string | null;
  /**
   * personal: who pays, their words or the agent's reason, what was answered; sealed under a key of the
   * series.
   */
  content: Buffer;
}
export type InvoiceEaseRow = Selectable<InvoiceEaseTable>;

export interface InvoiceMarkTable {
  authority_id: string;
  series_id: string;
  mark: Buffer;
  invoice_id: string;
}
export type InvoiceMarkRow = Selectable<InvoiceMarkTable>;

export interface InvoiceNumberTable {
  authority_id: string;
  series_id: string;
  year: number;
  last: number;
  last_on: string;
}
export type InvoiceNumberRow = Selectable<InvoiceNumberTable>;

export interface InvoicePaidTable {
  authority_id: string;
  series_id: string;
  invoice_id: string;
  /** Beyond a year no reminder leaves: deleted then. */
  seen_on: string;
}
export type InvoicePaidRow = Selectable<InvoicePaidTable>;

export interface InvoicePayerTable {
  authority_id: string;
  id: string;
  series_id: string;
  /** In which order they were said. */
  rank: GeneratedAlways<number>;
  /** An HMAC of the account, under a key of the series. */
  account: Buffer;
  from_on: string;
  named_on: string;
  /** An HMAC of who pays, under a key of the series; null once they are erased. */
  payer: Buffer | null;
  /**
   * personal: who pays, and which agent said so; sealed under a key of the series, null once who pays is
   * erased.
   */
  content: Buffer | null;
}
export type InvoicePayerRow = Selectable<InvoicePayerTable>;

export interface InvoicePlanTable {
  authority_id: string;
  id: string;
  series_id: string;
  /** An HMAC of who pays, under a key of the series. */
  payer: Buffer;
  agreed_on: string;
  ended_on: string | null;
  outcome: "kept" | "broken" | "ended" | null;
  /**
   * personal: who pays, which invoices, each day and amount, which agent, and what both wrote; sealed under a
   * key of the series.
   */
  content: Buffer;
}
export type InvoicePlanRow = Selectable<InvoicePlanTable>;

export interface InvoicePlanLetterTable {
  authority_id: string;
  plan_id: string;
  instalment: number;
  what: "soon" | "late";
  sent_on: string;
}
export type InvoicePlanLetterRow = Selectable<InvoicePlanLetterTable>;

export interface InvoiceReminderTable {
  authority_id: string;
  invoice_id: string;
  number: number;
  sent_on: string;
}
export type InvoiceReminderRow = Selectable<InvoiceReminderTable>;

export interface InvoiceRunTable {
  authority_id: string;
  id: string;
  series_id: string;
  month: string;
  /** not personal: id of the agent. */
  asked_by: string;
  /** not personal: the agent's name, under the authority's key. */
  asked_by_sealed: Buffer;
  asked_at: Date;
  /** not personal: what the agent had looked at, in figures. Anything else is not sent. */
  seen: string;
  moved_at: Date;
  ended_at: Date | null;
  /** It was no longer what the agent had looked at: nothing was sent. */
  changed: Generated<boolean>;
  /** not personal: invoices and credit notes to write, or found already written. */
  total: Generated<number>;
  /** not personal: how many were looked at so far. */
  done: Generated<number>;
  invoices: Generated<number>;
  credit_notes: Generated<number>;
}
export type InvoiceRunRow = Selectable<InvoiceRunTable>;

export interface InvoiceRunFailureTable {
  authority_id: string;
  run_id: string;
  id: string;
  series_id: string;
  month: string;
  noted_on: string;
  /** An HMAC of who pays, under a key of the series. */
  payer: Buffer;
  /** not personal: the invoice that the credit note was about; null of an invoice. */
  about: string | null;
  reason: string;
  /** personal: who pays; sealed under a key of the series. */
  content: Buffer;
}
export type InvoiceRunFailureRow = Selectable<InvoiceRunFailureTable>;

export interface InvoiceSeriesTable {
  authority_id: string;
  id: string;
  /** not personal: begins the numbers of its invoices; never changed. */
  code: string;
  /** not personal: who sends the invoice. */
  name: string;
  /** not personal: where it is. */
  address: string;
  /** not personal: its number in the register of establishments. */
  siret: string | null;
  due_days: number;
  /** not personal: who helps those who cannot pay, and how to reach them. */
  help: string;
  /** Every line before this day is on an invoice, or was given back whole. Only goes forward. */
  said_before: string | null;
  /** How many days after the date each reminder leaves; none while it is empty. */
  reminder_days: Generated<number[]>;
  /** Up to which day it was looked at what may open a paid invoice again. */
  paid_looked_on: string | null;
}
export type InvoiceSeriesRow = Selectable<InvoiceSeriesTable>;

export interface InvoiceSeriesCounterTable {
  authority_id: string;
  counter_id: string;
  series_id: string;
}
export type InvoiceSeriesCounterRow = Selectable<InvoiceSeriesCounterTable>;

export type Tables = {
  invoice: InvoiceTable;
  invoice_account: InvoiceAccountTable;
  invoice_brought: InvoiceBroughtTable;
  invoice_ease: InvoiceEaseTable;
  invoice_mark: InvoiceMarkTable;
  invoice_number: InvoiceNumberTable;
  invoice_paid: InvoicePaidTable;
  invoice_payer: InvoicePayerTable;
  invoice_plan: InvoicePlanTable;
  invoice_plan_letter: InvoicePlanLetterTable;
  invoice_reminder: InvoiceReminderTable;
  invoice_run: InvoiceRunTable;
  invoice_run_failure: InvoiceRunFailureTable;
  invoice_series: InvoiceSeriesTable;
  invoice_series_counter: InvoiceSeriesCounterTable;
};
