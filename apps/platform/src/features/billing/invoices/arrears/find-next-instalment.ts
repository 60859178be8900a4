import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import type { InvoiceId } from "../invoice.ts";
import type { InstalmentStanding } from "./plan-rules.ts";

/** What is next of a plan: some cents, by a day. */
export interface NextInstalment {
  readonly cents: number;
  readonly on: CivilDate;
  readonly isLate: boolean;
}

/** What a plan says of its days. */
interface OfPlan {
  readonly endedOn: CivilDate | null;
  readonly invoiceIds: readonly InvoiceId[];
  readonly instalments: readonly Omit<InstalmentStanding, "number">[];
}

/** What an account owes of an invoice, in cents. */
interface PartOwed {
  readonly accountId: CounterAccountId;
  readonly cents: number;
  readonly invoice: { readonly id: InvoiceId };
}

/** What a plan that runs asks for next; undefined once it is over, or paid. */
export function findNextInstalment({ endedOn, instalments }: OfPlan): NextInstalment | undefined {
  const next = endedOn === null ? instalments.find(({ state }) => state !== "paid") : undefined;
  return next && { cents: next.cents - next.paid, on: next.on, isLate: next.state === "late" };
}

/**
 * The next instalment of each plan, counted on its accounts in the order in which money pays them: the oldest
 * invoice first.
 */
export function computeInstalmentShares(
  plans: readonly OfPlan[],
  parts: readonly PartOwed[],
): ReadonlyMap<CounterAccountId, NextInstalment> {
  const shares = new Map<CounterAccountId, NextInstalment>();
  for (const plan of plans) {
    const next = findNextInstalment(plan);
    let left = next?.cents ?? 0;
    for (const { invoice, accountId, cents } of parts) {
      if (!next || left <= 0 || !plan.invoiceIds.includes(invoice.id)) continue;
      const share = Math.min(cents, left);
      left -= share;
      shares.set(accountId, mergeNextInstalments(shares.get(accountId), { ...next, cents: share }));
    }
  }
  return shares;
}

/** Two plans of one account: what both ask for, by the day of the first. */
const mergeNextInstalments = (known: NextInstalment | undefined, next: NextInstalment): NextInstalment =>
  known
    ? {
        cents: known.cents + next.cents,
        on: [known.on, next.on].toSorted()[0] ?? next.on,
        isLate: known.isLate || next.isLate,
      }
    : next;

/** By invoice, the next instalment of the plan that holds it. */
export const listNextInstalments = (plans: readonly OfPlan[]): ReadonlyMap<InvoiceId, NextInstalment> =>
  new Map(
    plans.flatMap((plan) => {
      const next = findNextInstalment(plan);
      return next ? plan.invoiceIds.map((id) => [id, next] as const) : [];
    }),
  );
