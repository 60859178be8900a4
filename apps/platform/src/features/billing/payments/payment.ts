import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId, StaffId } from "../../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../../ledger/counters/index.ts";

export type RegieId = Id<"regie">;
export type RegieAgentId = Id<"regieAgent">;
export type PaymentId = Id<"payment">;
export type TillClosingId = Id<"tillClosing">;

/** A counter whose money the régie takes. */
export interface RegieCounter {
  readonly counterId: CounterId;
  /** What one of its units costs; null when it counts euros. */
  readonly priceCents: number | null;
}

export interface Regie {
  readonly id: RegieId;
  readonly name: string;
  /** Begins the numbers of its receipts. */
  readonly code: string;
  /** The order that set it. */
  readonly act: string;
  /** The most cash that it may hold before it pays in, in cents. */
  readonly cashMax: number;
  readonly counters: readonly RegieCounter[];
  readonly agents: readonly RegieAgent[];
}

export const parts = ["regisseur", "mandataire"] as const;
export type RegiePart = (typeof parts)[number];

export interface RegieAgent {
  readonly id: RegieAgentId;
  readonly staffId: StaffId;
  readonly part: RegiePart;
  readonly act: string;
  readonly namedBy: StaffId;
  readonly startsOn: CivilDate;
  /** The last day. */
  readonly endsOn: CivilDate;
  readonly endedBy: StaffId | null;
}

export interface Cheque {
  readonly bank: string;
  readonly number: string;
  /** Whose account it is drawn on. */
  readonly drawer: string;
}

export type Means = "cash" | "cheque" | "online" | "direct_debit";

/** Money taken or given back, as its receipt says. */
export interface Payment {
  readonly id: PaymentId;
  readonly regieId: RegieId;
  /** Whose till; null when paid online or by direct debit. */
  readonly staffId: StaffId | null;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly kind: "topup" | "refund";
  readonly means: Means;
  /** In cents. */
  readonly amount: number;
  /** In the unit of the counter. */
  readonly credited: number;
  /** The day of the till to which it belongs. */
  readonly day: CivilDate;
  /** With its check characters: CAEN-2026-000123-7K. */
  readonly number: string;
  readonly transferId: TransferId;
  readonly aboutId: PaymentId | null;
  /** Null once whom it was for is erased. */
  readonly words: PaymentWords | null;
}

export interface PaymentWords {
  readonly at: Date;
  readonly forPerson: PersonId;
  /** Who handed the money over, as written on the receipt; "" for who may not read it. */
  readonly payer: string;
  /**
   * Who paid: online, whoever was signed in; at the desk, the person themselves when the receipt is in their
   * name.
   */
  readonly payerId?: PersonId;
  /** The agent, as they were called; "" for who may not read it. */
  readonly by: string;
  readonly cheque?: Cheque;
  readonly reason?: string;
  /** The kiosk where it was paid; absent for a browser of theirs, and for who may not read it. */
  readonly machine?: string;
}

/** What the ledger says of a till since it was last closed. */
export interface Till {
  readonly regieId: RegieId;
  readonly staffId: StaffId;
  /** The day to which a payment taken now belongs. */
  readonly day: CivilDate;
  readonly cash: number;
  readonly cheque: number;
  readonly cheques: number;
  readonly payments: readonly Payment[];
}

export interface TillClosing {
  readonly id: TillClosingId;
  readonly regieId: RegieId;
  readonly staffId: StaffId;
  readonly fromDay: CivilDate;
  readonly day: CivilDate;
  readonly number: number;
  readonly cashLedger: number;
  readonly cashCounted: number;
  /** Counted less what the ledger says. */
  readonly difference: number;
  readonly chequeLedger: number;
  readonly cheques: number;
  readonly chequesCounted: number;
  readonly reason: string;
  readonly payments: number;
  /** Hexadecimal. */
  readonly previous: string;
  readonly seal: string;
}
