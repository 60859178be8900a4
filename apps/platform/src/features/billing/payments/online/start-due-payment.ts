import { createHash } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, toDigestId } from "../../../../kernel/ids.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId } from "../payment.ts";
import { type OnlineOrder, type OnlinePart, startOnlinePayment } from "./online-request.ts";
import { getOwnAccount, validateTopUp } from "./start-top-up.ts";

/** What is due on one account. */
export interface DuePart {
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
}

export interface DuePaymentAsked extends Pick<OnlineOrder, "payer" | "email" | "returnTo" | "notifyAt"> {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  /** In any order; each account once. */
  readonly parts: readonly DuePart[];
}

/** Of one payment: more accounts than a family has in a régie. */
const PARTS_MOST = 50;

/**
 * Use case: somebody pays at once all that is due to one régie on several accounts, of people for whom they
 * may act: one operation at the payment service, one receipt for each account. Nothing is credited here.
 * Throws as startTopUp; payments.due_under_way; payments.no_regie also when the accounts are not all of one
 * régie.
 */
export async function startDuePayment(
  context: Context,
  { id, parts: due, payer, ...order }: DuePaymentAsked,
): Promise<{ readonly page: string }> {
  const isEachOnce = new Set(due.map(({ accountId }) => accountId)).size === due.length;
  if (!isEachOnce || due.length > PARTS_MOST) throw paymentsErrors.error("payments.amount_not_valid");
  const parts: OnlinePart[] = [];
  for (const { personId, accountId, amount } of sortByAccount(due))
    parts.push({
      id: parts.length === 0 ? id : derivePartId(id, accountId),
      personId,
      account: await getOwnAccount(context, { personId, accountId }),
      amount: validateTopUp({ amount, payer }).amount,
    });
  const [first, ...others] = parts;
  if (!first) throw paymentsErrors.error("payments.amount_not_valid");
  const tidy = validateTopUp({ amount: first.amount, payer }).payer;
  return startOnlinePayment(context, { ...order, payer: tidy, isDue: true, parts: [first, ...others] });
}

/** The same form names the same parts in the same order. */
const sortByAccount = (due: readonly DuePart[]): readonly DuePart[] =>
  due.toSorted((one, other) => one.accountId.localeCompare(other.accountId));

/** An id that the same form gives again: of what is paid on one account, under the payment that leads. */
const derivePartId = (id: PaymentId, accountId: CounterAccountId): PaymentId =>
  toDigestId<"payment">(createHash("sha256").update(`${id}:${accountId}`).digest("hex"));
