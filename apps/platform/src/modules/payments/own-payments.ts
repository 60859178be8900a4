import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { tidy, unaccented } from "../../kernel/text.ts";
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
 * A payment as a person may read it: of what was paid for another, a representative reads the figures. Who paid, the bank and the
 * cheque are of who paid: separated parents do not learn them of each other. Agents and the system read all.
 */
export function forReader(
  { actor }: Pick<Context, "actor">,
  payment: Payment,
  /** The reader's own name: what bears it is theirs to read, the cheque apart, as a name is easily declared. */
  readerName?: string,
): Payment {
  const { words } = payment;
  if (words === null || actor.kind !== "person") return payment;
  if (words.forPerson === actor.personId || words.payerId === actor.personId) return payment;
  const { at, forPerson, by, payer, reason } = words;
  const isTheirs = readerName !== undefined && plain(readerName) === plain(payer);
  return {
    ...payment,
    words: { at, forPerson, by, payer: isTheirs ? payer : "", ...(reason === undefined ? {} : { reason }) },
  };
}

const plain = (name: string): string => unaccented(tidy(name)).toLowerCase();

/**
 * Use case: the payments of a person's accounts, the latest first, for themselves, who acts for them, or an agent at the desk.
 * Throws households.cannot_act_for.
 */
export async function listPayments(
  context: Context,
  personId: PersonId,
  readerName?: string,
): Promise<readonly Receipt[]> {
  const accounts = await listAccounts(context, personId);
  const system = asPayments(context);
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const receipts: Receipt[] = [];
    for (const { accountId } of accounts)
      for (const row of await listPaymentsOf(tx, system.authorityId, accountId)) {
        const regie = regies.find(({ id }) => id === row.regie_id);
        if (regie)
          receipts.push({ regie, payment: forReader(context, paymentOf(system, regie, row), readerName) });
      }
    return receipts.toSorted((one, other) => other.payment.day.localeCompare(one.payment.day));
  });
}

/** Use case: one of them. Throws households.cannot_act_for, payments.unknown. */
export async function readReceipt(
  context: Context,
  {
    personId,
    id,
    readerName,
  }: { readonly personId: PersonId; readonly id: PaymentId; readonly readerName?: string },
): Promise<Receipt> {
  const found = (await listPayments(context, personId, readerName)).find(({ payment }) => payment.id === id);
  if (!found) throw paymentsErrors.error("payments.unknown");
  return found;
}
