import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { applyHouseTransfer, type CounterAccountId, type CounterId } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type InvoiceId, saveDebitedMoney } from "../invoices/index.ts";
import { paymentsErrors } from "./errors.ts";
import { getRegie } from "./keep-regie.ts";
import type { Payment, PaymentId, RegieId } from "./payment.ts";
import { toPayment } from "./read-payment.ts";
import { isPaid } from "./rules.ts";
import { sealPaymentWords } from "./sealed-words.ts";
import { createPaymentRow, findPaymentRow, lockRegie, type PaymentRow } from "./store/payments.ts";

export interface Debited {
  /** Of the debit and the account: said twice, it is one payment. */
  readonly id: PaymentId;
  readonly regieId: RegieId;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
  /** What it is taken for: it pays that first. */
  readonly invoiceId: InvoiceId;
  readonly payerId: PersonId;
  /** As their mandate names them. */
  readonly payer: string;
  /** The agent, as they were called. */
  readonly by: string;
}

/**
 * What a bank took for an account, with its receipt, in the transaction of what says so; in nobody's till.
 * `system` acts as the system. Throws payments.amount_not_valid, payments.unknown_regie, payments.no_regie,
 * payments.id_reused, counters.over_ceiling.
 */
export async function receiveDebit(tx: Tx, system: Context, debited: Debited): Promise<Payment> {
  const { id, regieId, counterId, accountId, amount, payerId, payer, by } = debited;
  if (!isPaid(amount)) throw paymentsErrors.error("payments.amount_not_valid");
  await lockRegie(tx, system.authorityId, regieId);
  const regie = await getRegie(tx, system, regieId);
  const known = await findPaymentRow(tx, system.authorityId, id);
  if (known) return requireSameDebitPayment(toPayment(system, regie, known), debited);
  // Invoices count euros: what is taken is what is credited.
  if (!regie.counters.some((one) => one.counterId === counterId && one.priceCents === null))
    throw paymentsErrors.error("payments.no_regie");
  const moved = await applyHouseTransfer(tx, system, {
    counterId,
    caller: `payments:${regieId}`,
    key: id,
    kind: "credit",
    other: "direct_debit",
    accountId,
    amount,
  });
  const money = { counterId, accountId, transferId: moved.id, cents: amount };
  await saveDebitedMoney(tx, system, { money, invoiceId: debited.invoiceId });
  const words = { at: system.now(), forPerson: payerId, payer, payerId, by };
  const row = await createPaymentRow(tx, {
    ...buildDebitRow(system, { regieId, counterId, accountId, amount }),
    id,
    kind: "topup",
    transfer_id: moved.id,
    about_id: null,
    words: sealPaymentWords(system, { regieId, id }, words),
  });
  const payment = toPayment(system, regie, row);
  await record(tx, system, {
    action: "payments.debited",
    personId: payerId,
    data: { payment: id, number: payment.number, amount },
  });
  return payment;
}

/**
 * The bank took it back: the account owes it again. In the transaction of what says so. Throws
 * payments.unknown, payments.id_reused.
 */
export async function refundReturnedDebit(
  tx: Tx,
  system: Context,
  {
    id,
    aboutId,
    reason,
    by,
  }: {
    readonly id: PaymentId;
    readonly aboutId: PaymentId;
    readonly reason: string;
    readonly by: string;
  },
): Promise<Payment> {
  const paid = await findPaymentRow(tx, system.authorityId, aboutId);
  if (paid?.means !== "direct_debit" || paid.kind !== "topup") throw paymentsErrors.error("payments.unknown");
  const regie = await findRegie(tx, system, paid);
  await lockRegie(tx, system.authorityId, regie.id);
  const known = await findPaymentRow(tx, system.authorityId, id);
  const about = toPayment(system, regie, paid);
  if (known) {
    if (known.about_id !== aboutId) throw paymentsErrors.error("payments.id_reused");
    return toPayment(system, regie, known);
  }
  const { counterId, accountId, amount } = about;
  const moved = await applyHouseTransfer(tx, system, {
    counterId,
    caller: `payments:${regie.id}`,
    key: id,
    kind: "reverse",
    other: "direct_debit",
    accountId: null,
    amount,
    about: about.transferId,
    // The bank has it already, whatever cards carry: the account owes it.
    carried: 0,
  });
  const { words } = about;
  const row = await createPaymentRow(tx, {
    ...buildDebitRow(system, { regieId: regie.id, counterId, accountId, amount }),
    id,
    kind: "refund",
    transfer_id: moved.id,
    about_id: aboutId,
    words:
      words &&
      sealPaymentWords(system, { regieId: regie.id, id }, { ...words, at: system.now(), by, reason }),
  });
  const payment = toPayment(system, regie, row);
  await record(tx, system, {
    action: "payments.debit_returned",
    ...(words ? { personId: words.forPerson } : {}),
    data: { payment: id, number: payment.number, about: about.number, amount },
  });
  return payment;
}

const findRegie = (tx: Tx, system: Context, { regie_id }: PaymentRow) =>
  getRegie(tx, system, parseId<"regie">(regie_id));

const buildDebitRow = (
  system: Context,
  { regieId, counterId, accountId, amount }: Pick<Debited, "regieId" | "counterId" | "accountId" | "amount">,
) => ({
  authority_id: system.authorityId,
  regie_id: regieId,
  staff_id: null,
  counter_id: counterId,
  account_id: accountId,
  means: "direct_debit" as const,
  amount,
  credited: amount,
  day: toCivilDate(system.now()),
});

function requireSameDebitPayment(payment: Payment, { accountId, amount }: Debited): Payment {
  const isSame =
    payment.kind === "topup" &&
    payment.means === "direct_debit" &&
    payment.accountId === accountId &&
    payment.amount === amount;
  if (!isSame) throw paymentsErrors.error("payments.id_reused");
  return payment;
}
