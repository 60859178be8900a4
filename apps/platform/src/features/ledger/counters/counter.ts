import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId, Id, ServiceId } from "../../../kernel/ids.ts";

export type CounterId = Id<"counter">;
export type CounterAccountId = Id<"counterAccount">;
export type TransferId = Id<"counterTransfer">;

/**
 * Amounts are integers of these: a euro is 100 cents, a token is one. What people count by name (entries,
 * meals) is said by it.
 */
export const units = ["euro_cent", "unit", "meal", "entry", "hour", "trip", "token", "point"] as const;
export type Unit = (typeof units)[number];

export interface CounterService {
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
}

/** What an administrator writes. Amounts in the unit. */
export interface CounterDefinition {
  readonly name: { readonly fr: string; readonly en: string };
  readonly unit: Unit;
  /** 0, or how far arrears may go: at most 0. */
  readonly floor: number;
  readonly ceiling: number | null;
  /** The most that one debit takes. */
  readonly debitMax: number | null;
  /** A balance that receives nothing for so long expires. */
  readonly expiresMonths: number | null;
  /** Services may give (points), or only take and refund. */
  readonly servicesCredit: boolean;
  /**
   * What is consumed is invoiced afterwards (module invoices): no debt is a reason to refuse, so that the
   * floor is the lowest there is and nothing expires. In euros only; never changed.
   */
  readonly paidAfter?: boolean;
  /** Parents may bound what a child spends there in a day or a week. Never one that is paid afterwards. */
  readonly parentsBound?: boolean;
  /**
   * Services that share it read the balance; otherwise only whether it is enough. One that is alone reads it.
   */
  readonly servicesSee: boolean;
  /** One when it is sealed to a service; several when these share it. */
  readonly services: readonly CounterService[];
}

export interface Counter extends CounterDefinition {
  readonly id: CounterId;
  /** The part of the house that keeps it: nobody opens it, tops it up or changes it. Null for a purse. */
  readonly keptBy: "passes" | null;
  readonly closedOn: string | null;
  readonly revision: number;
}

/**
 * What cards carry of an account, held until the end of the transaction: given by who knows cards. In the
 * unit of the counter.
 */
export type Carried = (tx: Tx, system: Context, accountId: CounterAccountId) => Promise<number>;

export const transferKinds = [
  "debit",
  "credit",
  "reserve",
  "post",
  "void",
  "end",
  "reverse",
  "lapse",
  "payout",
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** Accounts of the house. `income` is a service's. */
export const houseAccounts = ["cash", "cheque", "online", "direct_debit", "opening", "expired"] as const;
export type HouseAccount = (typeof houseAccounts)[number];

/** What is on an account. */
export interface Held {
  readonly balance: number;
  /** By reservations under way. */
  readonly reserved: number;
  readonly expiresOn: string | null;
}

/** As a service reads it that may. */
export interface Balance extends Held {
  /** What one debit may take now, which a parent's limits, cards and the most of one debit lessen. */
  readonly available: number;
}

/** What became of a transfer that was asked for. */
export interface TransferResult {
  readonly id: TransferId;
  /** The same request was done before: nothing moved this time. */
  readonly again: boolean;
  readonly amount: number;
  /** Of the holder's account, once it was done; null to a service that may not read it. */
  readonly balance: number | null;
}
