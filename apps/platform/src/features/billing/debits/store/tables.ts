import type { Tx } from "../../../../kernel/context.ts";
import type { Anomaly, Collection, CreditorChange, Debit, Mandate } from "../debit.ts";

export type CreditorRow = {
  authority_id: string;
  series_id: string;
  regie_id: string;
  name: string;
  ics: string;
  iban: string;
  notice_days: number;
};
/** Who gave the first account, and who agreed: both null where it serves since before this was kept. */
export type CreditorKeptRow = CreditorRow & {
  set_by: string | null;
  agreed_by: string | null;
  mended_by: string | null;
};
export type CreditorChangeRow = CreditorRow & {
  id: string;
  state: CreditorChange["state"];
  asked_by: string;
  asked_on: string;
  serves_on: string | null;
  seen_by: string | null;
};
export type MandateRow = {
  authority_id: string;
  id: string;
  series_id: string;
  payer: Buffer | null;
  reference: string;
  signed_on: string;
  notice_days: number;
  state: Mandate["state"];
  ended_on: string | null;
  collected_on: string | null;
  account_on: string;
  account_by: string | null;
  seen_by: string | null;
  refused_code: string | null;
  content: Buffer | null;
};
export type CollectionRow = {
  authority_id: string;
  id: string;
  series_id: string;
  collect_on: string;
  state: Collection["state"];
  name: string;
  ics: string;
  iban: string;
  prepared_by: string;
  regie_id: string;
  prepared_on: string | null;
  looked_to: string | null;
  faults: number;
  message_id: string | null;
  created_at: Date | null;
  file_hash: Buffer | null;
};
export type DebitRow = {
  authority_id: string;
  id: string;
  collection_id: string;
  mandate_id: string;
  invoice_id: string;
  amount_cents: number;
  state: Debit["state"];
  sequence: Debit["sequence"];
  rank: number | null;
  why: string | null;
  content: Buffer | null;
};
type AnomalyRow = {
  authority_id: string;
  id: string;
  series_id: string;
  day: string;
  what: Anomaly["what"];
  reference: string;
  code: string;
  amount_cents: number | null;
};

type DebitsTables = {
  direct_debit_creditor: CreditorKeptRow;
  direct_debit_creditor_change: CreditorChangeRow;
  direct_debit_mandate: MandateRow;
  direct_debit_collection: CollectionRow;
  direct_debit: DebitRow;
  direct_debit_anomaly: AnomalyRow;
};

export const tables = (tx: Tx) => tx.withTables<DebitsTables>();
