// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface DirectDebitTable {
  authority_id: string;
  id: string;
  collection_id: string;
  mandate_id: string;
  invoice_id: string;
  amount_cents: number;
  state: Generated<"prepared" | "left_out" | "sent" | "paid" | "rejected" | "returned">;
  sequence: "FRST" | "RCUR" | null;
  /** Its place in the file. */
  rank: number | null;
  /** not personal: the code of the bank that gave it back, or why it was left out. */
  why: string | null;
  /**
   * personal: the payer, their account as the file has it, and the accounts of counters that are paid; sealed
   * under a key of the series, null once they are erased or 14 months later.
   */
  content: Buffer | null;
}
export type DirectDebitRow = Selectable<DirectDebitTable>;

export interface DirectDebitAnomalyTable {
  authority_id: string;
  id: string;
  series_id: string;
  day: string;
  /** unknown: no debit of this series. amount: another amount. state: it was never sent. */
  what: "unknown" | "amount" | "state";
  /** not personal: as the bank wrote it (EndToEndId). */
  reference: string;
  /** not personal: its reason (ISO 20022). */
  code: string;
  amount_cents: number | null;
}
export type DirectDebitAnomalyRow = Selectable<DirectDebitAnomalyTable>;

export interface DirectDebitCollectionTable {
  authority_id: string;
  id: string;
  series_id: string;
  collect_on: string;
  state: Generated<"prepared" | "sent" | "settled" | "cancelled">;
  /** not personal: the creditor, as it was. */
  name: string;
  /** not personal: its identifier, as it was. */
  ics: string;
  /** not personal: its account, as it was. */
  iban: string;
  prepared_by: string;
  /** not personal: by it the bank refuses a file given twice. */
  message_id: string | null;
  /** When the file was made first: it says so, and is made again with it. */
  created_at: Date | null;
  file_hash: Buffer | null;
  /** Whose money it is, and whose régisseur gives the file to the bank, as it was. */
  regie_id: string;
  /** The day when families began to be told; null for those of before. */
  prepared_on: string | null;
  /** The last mandate that was looked at, by order of their ids; null once all were. */
  looked_to: string | null;
  /** Mandates that could not be read when they were looked at last: an operator looks at them. */
  faults: Generated<number>;
}
export type DirectDebitCollectionRow = Selectable<DirectDebitCollectionTable>;

export interface DirectDebitCreditorTable {
  authority_id: string;
  series_id: string;
  regie_id: string;
  /** not personal: the creditor, as the payer's bank shows it. */
  name: string;
  /** not personal: identifiant créancier SEPA, given by the Banque de France. */
  ics: string;
  /** not personal: the account of the régie, or of the Treasury. */
  iban: string;
  /**
   * How long before the day payers are told; 14 unless the mandate agrees on another delay (EPC016-06,
   * 4.3.2).
   */
  notice_days: number;
  /** The administrator who gave the first account; null where it serves since before this was kept. */
  set_by: string | null;
  /**
   * Who compared it with the bank's own paper: another administrator, or the régisseur. Null: nobody signs a
   * mandate yet.
   */
  agreed_by: string | null;
  /** The administrator who last changed a first account that waited; null where it is as it was given. */
  mended_by: string | null;
}
export type DirectDebitCreditorRow = Selectable<DirectDebitCreditorTable>;

export interface DirectDebitCreditorChangeTable {
  authority_id: string;
  id: string;
  series_id: string;
  regie_id: string;
  /** not personal: the creditor, as the payer's bank would show it. */
  name: string;
  /** not personal: identifiant créancier SEPA, given by the Banque de France. */
  ics: string;
  /** not personal: the account of the régie, or of the Treasury. */
  iban: string;
  notice_days: number;
  state: Generated<"waiting" | "served" | "withdrawn">;
  asked_by: string;
  asked_on: string;
  /**
   * When no second administrator is there to say yes: the day from which it serves all the same. Null: a
   * second one is waited for.
   */
  serves_on: string | null;
  /** The second administrator. */
  seen_by: string | null;
}
export type DirectDebitCreditorChangeRow = Selectable<DirectDebitCreditorChangeTable>;

export interface DirectDebitMandateTable {
  authority_id: string;
  id: string;
  series_id: string;
  /** An HMAC of who signed, under a key of the series; null once they are erased. */
  payer: Buffer | null;
  /** not personal: référence unique de mandat (RUM), drawn from the id. */
  reference: string;
  signed_on: string;
  notice_days: number;
  state: Generated<"active" | "revoked" | "expired">;
  ended_on: string | null;
  /** The last day of a collection that took it; 36 months later it expires. */
  collected_on: string | null;
  /** Since when it has this account. */
  account_on: string;
  /** The agent who typed this account; null when the payer gave it online. */
  account_by: string | null;
  /** The colleague who compared it with the paper. */
  seen_by: string | null;
  /**
   * not personal: why the bank says that trying again is of no use (ISO 20022); null with another account.
   */
  refused_code: string | null;
  /**
   * personal: the payer, the accounts and their holder, how each was given; sealed under a key of the series,
   * null once the payer is erased.
   */
  content: Buffer | null;
}
export type DirectDebitMandateRow = Selectable<DirectDebitMandateTable>;

export type Tables = {
  direct_debit: DirectDebitTable;
  direct_debit_anomaly: DirectDebitAnomalyTable;
  direct_debit_collection: DirectDebitCollectionTable;
  direct_debit_creditor: DirectDebitCreditorTable;
  direct_debit_creditor_change: DirectDebitCreditorChangeTable;
  direct_debit_mandate: DirectDebitMandateTable;
};
