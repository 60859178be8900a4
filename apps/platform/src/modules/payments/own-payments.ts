import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { listAccounts } from "../counters/index.ts";
import { asPayments } from "./at-till.ts";
import { paymentsErrors } from "./errors.ts";
import { listRegies } from "./keep-regie.ts";
import type { Payment, PaymentId, Regie } from "./payment.ts";
import { paymentOf } from "./read-payment.ts";
import { listPaymentsOf } from "./store/payments.ts";

export interface Receipt {
  readonly regie: Regie;
  readonly payment: Payment;
}

/**
 * Use case: the payments of a person's accounts, the latest first, for themselves, who acts for them, or an agent at the desk.
 * Throws households.cannot_act_for.
 */
export async function listPayments(context: Context, personId: PersonId): Promise<readonly Receipt[]> {
  const accounts = await listAccounts(context, personId);
  const system = asPayments(context);
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const receipts: Receipt[] = [];
    for (const { accountId } of accounts)
      for (const row of await listPaymentsOf(tx, system.authorityId, accountId)) {
        const regie = regies.find(({ id }) => id === row.regie_id);
        if (regie) receipts.push({ regie, payment: paymentOf(system, regie, row) });
      }
    return receipts.toSorted((one, other) => other.payment.day.localeCompare(one.payment.day));
  });
}

/** Use case: one of them. Throws households.cannot_act_for, payments.unknown. */
export async function readReceipt(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: PaymentId },
): Promise<Receipt> {
  const found = (await listPayments(context, personId)).find(({ payment }) => payment.id === id);
  if (!found) throw paymentsErrors.error("payments.unknown");
  return found;
}
