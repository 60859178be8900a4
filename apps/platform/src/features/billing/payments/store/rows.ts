// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface OnlinePaymentTable {
  authority_id: string;
  id: string;
  regie_id: string;
  counter_id: string;
  account_id: string;
  provider: "simulator" | "payfip";
  amount: number;
  credited: number;
  /** not personal: drawn from the id; the service says it back. */
  reference: string;
  /** not personal: how the service calls it. */
  operation: string | null;
  /**
   * mismatch: another amount, reference or régie came back. held: paid, but the counter could not take it:
   * the Treasury gives it back.
   */
  state: Generated<"begun" | "paid" | "refused" | "abandoned" | "mismatch" | "held">;
  /**
   * When it was asked; cut to its civil day once it is paid, held or mismatched. The words have the instant,
   * sealed.
   */
  begun_at: Date;
  payment_id: string | null;
  /**
   * personal: who pays, for whom, sealed under a key of the régie; null once it is paid (the receipt has
   * them) or whom it was for is erased.
   */
  words: Buffer | null;
  /** not personal: of the régie with the service when it was asked, whatever it becomes. */
  client_number: string;
  /** As it was asked. test: no money moves; credited only where the simulator is open. */
  mode: "test" | "activation" | "production";
  /** When the job last asked what became of it: the longest unasked goes first. */
  asked_at: Date | null;
  given_back_on: string | null;
  given_back_by: string | null;
  /** not personal: of the transfer by which the Treasury gave it back. */
  given_back_reference: string | null;
  /** The payment whose operation pays this one too; null for a payment that has an operation of its own. */
  leader_id: string | null;
}
export type OnlinePaymentRow = Selectable<OnlinePaymentTable>;

export interface PaymentTable {
  authority_id: string;
  id: string;
  regie_id: string;
  /** Whose till; null when paid online or by direct debit. */
  staff_id: string | null;
  counter_id: string;
  account_id: string;
  kind: "topup" | "refund";
  means: "cash" | "cheque" | "online" | "direct_debit";
  /** In cents; credited is in the unit of the counter. */
  amount: number;
  credited: number;
  /** The day to which it belongs: tomorrow once the till of today is closed. No instant in clear. */
  day: string;
  year: number;
  /** Given by the database: no hole in a year. */
  serial: number;
  transfer_id: string;
  about_id: string | null;
  /**
   * personal: who paid, for whom, the cheque, the reason; sealed under a key of the régie, null once whom it
   * was for is erased.
   */
  words: Buffer | null;
}
export type PaymentRow = Selectable<PaymentTable>;

export interface RegieTable {
  authority_id: string;
  id: string;
  /** not personal: what it is called. */
  name: string;
  /** not personal: begins the numbers of its receipts. */
  code: string;
  /** not personal: the order that set it. */
  act: string;
  /** In cents: the most cash that it may hold before it pays in. */
  cash_max: number;
  /** How many tills were closed; head is the seal of the last. */
  closings: Generated<number>;
  head: Generated<Buffer>;
}
export type RegieRow = Selectable<RegieTable>;

export interface RegieAgentTable {
  authority_id: string;
  id: string;
  regie_id: string;
  staff_id: string;
  part: "regisseur" | "mandataire";
  /** not personal: the order that names them. */
  act: string;
  named_by: string;
  starts_on: string;
  /** The last day; brought forward, never back. Before the first one when it was ended before it began. */
  ends_on: string;
  /** Who ended it before its day: from then on it counts for nothing. */
  ended_by: string | null;
}
export type RegieAgentRow = Selectable<RegieAgentTable>;

export interface RegieCounterTable {
  authority_id: string;
  counter_id: string;
  regie_id: string;
  /** What one of its units costs; null when it counts euros. */
  price_cents: number | null;
}
export type RegieCounterRow = Selectable<RegieCounterTable>;

export interface RegieNumberTable {
  authority_id: string;
  regie_id: string;
  year: number;
  last: number;
}
export type RegieNumberRow = Selectable<RegieNumberTable>;

export interface RegieOnlineTable {
  authority_id: string;
  regie_id: string;
  provider: "simulator" | "payfip";
  /** not personal: of the régie with the payment service (PayFiP: six digits). */
  client_number: string;
  mode: "test" | "activation" | "production";
}
export type RegieOnlineRow = Selectable<RegieOnlineTable>;

export interface SimulatedPaymentTable {
  authority_id: string;
  operation: string;
  reference: string;
  amount: number;
  client_number: string;
  state: "pending" | "paid" | "refused" | "abandoned";
  /** not personal: the page that the payer comes back to. */
  return_to: string;
}
export type SimulatedPaymentRow = Selectable<SimulatedPaymentTable>;

export interface TillClosingTable {
  authority_id: string;
  id: string;
  regie_id: string;
  staff_id: string;
  /** The first day that it covers: after the closing before. */
  from_day: string;
  day: string;
  number: number;
  /** Computed by the database, like everything that is not counted. */
  cash_ledger: number;
  cash_counted: number;
  difference: number;
  cheque_ledger: number;
  cheque_number: number;
  cheque_counted: number;
  /** not personal: why what was counted differs, in the words of the agent. */
  reason: string;
  payments: number;
  previous: Buffer;
  seal: Buffer;
}
export type TillClosingRow = Selectable<TillClosingTable>;

export type Tables = {
  online_payment: OnlinePaymentTable;
  payment: PaymentTable;
  regie: RegieTable;
  regie_agent: RegieAgentTable;
  regie_counter: RegieCounterTable;
  regie_number: RegieNumberTable;
  regie_online: RegieOnlineTable;
  simulated_payment: SimulatedPaymentTable;
  till_closing: TillClosingTable;
};
