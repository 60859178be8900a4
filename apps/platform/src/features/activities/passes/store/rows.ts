// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface PassTable {
  authority_id: string;
  id: string;
  service_provider_id: string;
  service_id: string;
  /** not personal: as people read it. */
  name_fr: string;
  /** not personal: the same, in English. */
  name_en: string;
  starts_on: string;
  ends_on: string;
  fee_cents: number;
  fee_counter_id: string | null;
  /** not personal: who is entitled, by elements that the service asks; everybody who agreed without it. */
  rule: string | null;
  /** The day on which ages are counted; the day of joining without it. */
  rule_on: string | null;
}
export type PassRow = Selectable<PassTable>;

export interface PassCodeTable {
  authority_id: string;
  digest: Buffer;
  membership_id: string;
  /** personal: who gave it, under a key of the membership. */
  sealed: Buffer;
  minute: number;
}
export type PassCodeRow = Selectable<PassCodeTable>;

export interface PassMembershipTable {
  authority_id: string;
  id: string;
  pass_id: string;
  /** personal: that somebody joined, by what the pass alone calls them. */
  subject: Buffer;
  joined_on: string;
  active_on: string | null;
}
export type PassMembershipRow = Selectable<PassMembershipTable>;

export interface PassMissTable {
  authority_id: string;
  partner_id: string;
  minute: number;
  misses: number;
}
export type PassMissRow = Selectable<PassMissTable>;

export interface PassNumberMissTable {
  authority_id: string;
  digest: Buffer;
  day: string;
  misses: number;
}
export type PassNumberMissRow = Selectable<PassNumberMissTable>;

export interface PassOfferTable {
  authority_id: string;
  id: string;
  pass_id: string;
  counter_id: string;
  /** not personal: as people read it. */
  name_fr: string;
  /** not personal: the same, in English. */
  name_en: string;
  category: "cinema" | "books" | "show" | "sport" | "leisure" | "transport" | "meal" | "other";
  amount_cents: number;
  uses: number;
  share_percent: number | null;
  starts_on: string;
  ends_on: string;
}
export type PassOfferRow = Selectable<PassOfferTable>;

export interface PassPartnerTable {
  authority_id: string;
  id: string;
  /** not personal: of the organisation. */
  name: string;
  /** not personal: where it is. */
  place: string;
  /** not personal: its number in the register of establishments. */
  siret: string;
  /** not personal: the account of the organisation, sealed under a key of the authority. */
  iban_sealed: Buffer;
  starts_on: string;
  ends_on: string;
  ended_on: string | null;
  /** The number of its last use; held by who writes the next. */
  last_use: Generated<number>;
  last_statement: Generated<number>;
  /** Who agreed it, where its money goes: somebody else writes its transfers. */
  agreed_by: string | null;
}
export type PassPartnerRow = Selectable<PassPartnerTable>;

export interface PassPartnerAccountTable {
  authority_id: string;
  id: string;
  partner_id: string;
  /** not personal: the account of the organisation, sealed under a key of the authority. */
  iban_sealed: Buffer;
  state: Generated<"waiting" | "served" | "withdrawn">;
  asked_by: string;
  asked_on: string;
  seen_by: string | null;
  served_at: Date | null;
  /**
   * How many people of the partner were written to when it was asked. A server of before says none: it is
   * asked for again.
   */
  told: Generated<number>;
}
export type PassPartnerAccountRow = Selectable<PassPartnerAccountTable>;

export interface PassPartnerAgentTable {
  authority_id: string;
  partner_id: string;
  staff_id: string;
}
export type PassPartnerAgentRow = Selectable<PassPartnerAgentTable>;

export interface PassPartnerMissTable {
  authority_id: string;
  partner_id: string;
  day: string;
  misses: number;
}
export type PassPartnerMissRow = Selectable<PassPartnerMissTable>;

export interface PassPartnerOfferTable {
  authority_id: string;
  partner_id: string;
  offer_id: string;
}
export type PassPartnerOfferRow = Selectable<PassPartnerOfferTable>;

export interface PassPartnerReaderTable {
  authority_id: string;
  equipment_id: string;
  partner_id: string;
}
export type PassPartnerReaderRow = Selectable<PassPartnerReaderTable>;

export interface PassStatementTable {
  authority_id: string;
  id: string;
  partner_id: string;
  number: number;
  until_on: string;
  closed_on: string;
  uses: number;
  total_cents: number;
  content_hash: Buffer;
}
export type PassStatementRow = Selectable<PassStatementTable>;

export interface PassTransferTable {
  authority_id: string;
  statement_id: string;
  /** not personal: the authority that pays, as the bank shows it. */
  payer: string;
  /** not personal: the account of the authority, sealed under a key of it. */
  iban_sealed: Buffer;
  pay_on: string;
  written_on: string;
  written_by: string;
  /** The first, the second… Each has a number of its own at the bank. */
  attempt: Generated<number>;
  /**
   * When the file was made first: it says so, and is made again with it. Midnight, of those of before this
   * was kept.
   */
  created_at: Date;
  /** To which account of the partner; null, to the one that it was agreed with. */
  account_id: string | null;
}
export type PassTransferRow = Selectable<PassTransferTable>;

export interface PassTransferVoidTable {
  authority_id: string;
  statement_id: string;
  attempt: number;
  /** not personal: one of three words. */
  reason: "refused" | "never_given" | "wrong";
  voided_on: string;
  voided_by: string;
}
export type PassTransferVoidRow = Selectable<PassTransferVoidTable>;

export interface PassUseTable {
  authority_id: string;
  id: string;
  pass_id: string;
  offer_id: string;
  partner_id: string;
  /** Of this partner: its statement has no hole. */
  number: number;
  /** personal: whose use it was; null once they are erased. */
  membership_id: string | null;
  /** The first, the second… use of this offer by this person: never above the number of the offer. */
  rank: number;
  amount_cents: number;
  day: string;
  transfer_id: string;
  cancelled_on: string | null;
  /** not personal: one of three words. */
  cancel_reason: "mistake" | "not_served" | "wrong_amount" | null;
  cancel_transfer_id: string | null;
  statement_id: string | null;
  /** Who confirmed at the partner; the authority alone reads it. */
  staff_id: string | null;
  /** Who took it back at the partner. */
  cancel_staff_id: string | null;
  /**
   * live: a code that serves once; paper: a code that is copied; number: typed with a date of birth; code:
   * one of the first two, of before they were told apart. Unknown before it was kept.
   */
  shown: "live" | "paper" | "number" | "code" | null;
}
export type PassUseRow = Selectable<PassUseTable>;

export type Tables = {
  pass: PassTable;
  pass_code: PassCodeTable;
  pass_membership: PassMembershipTable;
  pass_miss: PassMissTable;
  pass_number_miss: PassNumberMissTable;
  pass_offer: PassOfferTable;
  pass_partner: PassPartnerTable;
  pass_partner_account: PassPartnerAccountTable;
  pass_partner_agent: PassPartnerAgentTable;
  pass_partner_miss: PassPartnerMissTable;
  pass_partner_offer: PassPartnerOfferTable;
  pass_partner_reader: PassPartnerReaderTable;
  pass_statement: PassStatementTable;
  pass_transfer: PassTransferTable;
  pass_transfer_void: PassTransferVoidTable;
  pass_use: PassUseTable;
};
