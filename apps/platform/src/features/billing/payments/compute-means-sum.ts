import type { Means, Payment } from "./payment.ts";

type Sum = Pick<Payment, "kind" | "means" | "amount">;

/** What came in by these means less what was given back, in cents. */
export const computeMeansSum = (payments: readonly Sum[], means: Means): number =>
  payments
    .filter((one) => one.means === means)
    .reduce((sum, { kind, amount }) => sum + (kind === "topup" ? amount : -amount), 0);

/** Cheques in the till: those given back are no longer there. */
export const countCheques = (payments: readonly Sum[]): number =>
  payments
    .filter(({ means }) => means === "cheque")
    .reduce((count, { kind }) => count + (kind === "topup" ? 1 : -1), 0);
