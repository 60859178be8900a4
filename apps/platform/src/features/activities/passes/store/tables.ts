import type { Tx } from "../../../../kernel/context.ts";
import type { CancelReason, OfferCategory, Shown, VoidReason } from "../pass.ts";

export type PassRow = {
  authority_id: string;
  id: string;
  service_provider_id: string;
  service_id: string;
  name_fr: string;
  name_en: string;
  starts_on: string;
  ends_on: string;
  fee_cents: number;
  fee_counter_id: string | null;
  rule: string | null;
  rule_on: string | null;
};

export type OfferRow = {
  authority_id: string;
  id: string;
  pass_id: string;
  counter_id: string;
  name_fr: string;
  name_en: string;
  category: OfferCategory;
  amount_cents: number;
  uses: number;
  share_percent: number | null;
  starts_on: string;
  ends_on: string;
};

/** `last_use` is the database's. */
export type PartnerRow = {
  authority_id: string;
  id: string;
  name: string;
  place: string;
  siret: string;
  iban_sealed: Buffer;
  starts_on: string;
  ends_on: string;
  ended_on: string | null;
  /** Null where it was agreed before this was kept. */
  agreed_by: string | null;
  last_use: number;
  last_statement: number;
};

export type MembershipRow = {
  authority_id: string;
  id: string;
  pass_id: string;
  subject: Buffer;
  joined_on: string;
  active_on: string | null;
};

/** `number` is the database's. */
export type UseRow = {
  authority_id: string;
  id: string;
  pass_id: string;
  offer_id: string;
  partner_id: string;
  number: number;
  membership_id: string | null;
  rank: number;
  amount_cents: number;
  day: string;
  transfer_id: string;
  cancelled_on: string | null;
  cancel_reason: CancelReason | null;
  cancel_transfer_id: string | null;
  cancel_staff_id: string | null;
  statement_id: string | null;
  /** Both null where they were not kept yet. */
  shown: Shown | null;
  staff_id: string | null;
};

export type StatementRow = {
  authority_id: string;
  id: string;
  partner_id: string;
  number: number;
  until_on: string;
  closed_on: string;
  uses: number;
  total_cents: number;
  content_hash: Buffer;
};

/** With the day of its transfer. */
export type StatementListed = StatementRow & { pay_on: string | null };

export type TransferRow = {
  authority_id: string;
  statement_id: string;
  payer: string;
  iban_sealed: Buffer;
  pay_on: string;
  written_on: string;
  written_by: string;
  attempt: number;
  created_at: Date;
  account_id: string | null;
};

export type PartnerAccountRow = {
  authority_id: string;
  id: string;
  partner_id: string;
  iban_sealed: Buffer;
  state: "waiting" | "served" | "withdrawn";
  asked_by: string;
  asked_on: string;
  told: number;
  seen_by: string | null;
  served_at: Date | null;
};

export type VoidRow = {
  authority_id: string;
  statement_id: string;
  attempt: number;
  reason: VoidReason;
  voided_on: string;
  voided_by: string;
};

type PassesTables = {
  pass: PassRow;
  pass_offer: OfferRow;
  pass_partner: PartnerRow;
  pass_partner_offer: { authority_id: string; partner_id: string; offer_id: string };
  pass_partner_account: PartnerAccountRow;
  pass_partner_agent: { authority_id: string; partner_id: string; staff_id: string };
  pass_membership: MembershipRow;
  pass_statement: StatementRow;
  pass_use: UseRow;
  pass_transfer: TransferRow;
  pass_transfer_void: VoidRow;
  pass_partner_reader: { authority_id: string; partner_id: string; equipment_id: string };
  pass_partner_miss: { authority_id: string; partner_id: string; day: string; misses: number };
  pass_number_miss: { authority_id: string; digest: Buffer; day: string; misses: number };
  pass_code: { authority_id: string; digest: Buffer; membership_id: string; sealed: Buffer; minute: number };
  pass_miss: { authority_id: string; partner_id: string; minute: number; misses: number };
};

export const tables = (tx: Tx) => tx.withTables<PassesTables>();
