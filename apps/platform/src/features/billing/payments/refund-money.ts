import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { applyHouseTransfer, countersErrors, listAccounts } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  type Cashier,
  type OpenTill,
  openTill,
  requireCashier,
  requireNoPaymentInterest,
  toPaymentsSystem,
} from "./at-till.ts";
import { computeMeansSum } from "./compute-means-sum.ts";
import { paymentsErrors } from "./errors.ts";
import { notifyRefund } from "./notify-refund.ts";
import type { Payment, PaymentId, PaymentWords, RegieId } from "./payment.ts";
import { toPayment } from "./read-payment.ts";
import { requireCreditedUnits, requireNotAskedOnline, requireSaid } from "./receive-money.ts";
import { findNaming, isInTill, isPaid } from "./rules.ts";
import { sealPaymentWords } from "./sealed-words.ts";
import { createPaymentRow, findLastClosed, findPaymentRow, listTillRows } from "./store/payments.ts";

export interface MoneyGivenBack {
  /** From the form: sent twice, it is one refund. */
  readonly id: PaymentId;
  readonly regieId: RegieId;
  readonly personId: PersonId;
  readonly aboutId: PaymentId;
  /** In cents: all or part of it. */
  readonly amount: number;
  readonly reason: string;
}

/**
 * Use case: an agent gives back what was paid, with the reason, from their own till: cash in cash, a cheque
 * whole and before the closing that sends it away. What a colleague took, or a closing sent away, the
 * régisseur alone gives back. Nobody is left owing by it, and whose counter it is gets a message. Throws as
 * takeMoney, and payments.unknown, payments.not_refundable, payments.regisseur_refunds,
 * payments.not_enough_cash, payments.on_a_card, counters.insufficient_balance, counters.over_refund.
 */
export async function refundMoney(context: Context, input: MoneyGivenBack): Promise<Payment> {
  const cashier = requireCashier(context);
  const back = { ...input, reason: toTidyText(input.reason) };
  if (!isPaid(back.amount)) throw paymentsErrors.error("payments.amount_not_valid");
  requireSaid(back.reason);
  const accounts = await listAccounts(context, back.personId);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const till = await openTill(tx, system, { regieId: back.regieId, staffId: cashier.staffId });
    await requireNoPaymentInterest(tx, system, { personId: back.personId, cashier });
    const known = await findPaymentRow(tx, system.authorityId, back.id);
    if (known) return requireSameRefund(toPayment(system, till.regie, known), back);
    await requireNotAskedOnline(tx, system, back.id);
    const row = await findPaymentRow(tx, system.authorityId, back.aboutId);
    const account = accounts.find(({ accountId }) => accountId === row?.account_id);
    if (!row || row.regie_id !== back.regieId || !account) throw paymentsErrors.error("payments.unknown");
    const paid = toPayment(system, till.regie, row);
    await requireRefundable(tx, system, { paid, back, till, cashier });
    const credited = requireCreditedUnits(till.regie, account, back.amount);
    const given = await refundPayment(tx, { context, system }, { paid, back, till, cashier, credited });
    await notifyRefund(tx, system, {
      payment: given,
      personId: back.personId,
      counter: account.counter.name,
    });
    return given;
  });
}

interface GivingBack {
  readonly paid: Payment;
  readonly back: MoneyGivenBack;
  readonly till: OpenTill;
  readonly cashier: Cashier;
}

async function requireRefundable(
  tx: Tx,
  system: Context,
  { paid, back, till, cashier }: GivingBack,
): Promise<void> {
  const { authorityId } = system;
  if (paid.kind !== "topup" || paid.means === "online" || paid.means === "direct_debit")
    throw paymentsErrors.error("payments.not_refundable");
  const { regieId } = back;
  const after = await findLastClosed(tx, authorityId, { regieId, staffId: cashier.staffId });
  const isHere = isInTill(paid, cashier.staffId, after);
  if (paid.means === "cheque") {
    // It is in the till of who took it until that till is closed, and cannot be cut.
    if (!isHere || back.amount !== paid.amount) throw paymentsErrors.error("payments.not_refundable");
    return;
  }
  const { part } = findNaming(till.regie, cashier.staffId, toCivilDate(system.now())) ?? {};
  if (!isHere && part !== "regisseur") throw paymentsErrors.error("payments.regisseur_refunds");
  const open = { regieId, staffId: cashier.staffId, ...(after === undefined ? {} : { after }) };
  if (computeMeansSum(await listTillRows(tx, authorityId, open), "cash") < back.amount)
    throw paymentsErrors.error("payments.not_enough_cash");
}

async function refundPayment(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { paid, back, till, cashier, credited }: GivingBack & { readonly credited: number },
): Promise<Payment> {
  const { id, regieId, personId, amount, reason } = back;
  const carried = await computeCarriedByCards(tx, system, paid.accountId);
  const moved = await applyHouseTransfer(tx, system, {
    counterId: paid.counterId,
    caller: `payments:${regieId}`,
    key: id,
    kind: "reverse",
    other: paid.means === "cheque" ? "cheque" : "cash",
    accountId: null,
    amount: credited,
    about: paid.transferId,
    // Compared below, in words for the desk; arrears are no room for it either.
    carried: 0,
  });
  if (carried > 0 && (moved.balance ?? 0) < carried) throw paymentsErrors.error("payments.on_a_card");
  const words: PaymentWords = {
    at: context.now(),
    forPerson: personId,
    payer: paid.words?.payer ?? "",
    ...(paid.words?.payerId === undefined ? {} : { payerId: paid.words.payerId }),
    by: cashier.label,
    reason,
    ...(paid.words?.cheque ? { cheque: paid.words.cheque } : {}),
  };
  const row = await createPaymentRow(tx, {
    authority_id: system.authorityId,
    id,
    regie_id: regieId,
    staff_id: cashier.staffId,
    counter_id: paid.counterId,
    account_id: paid.accountId,
    kind: "refund",
    means: paid.means,
    amount,
    credited,
    day: till.day,
    transfer_id: moved.id,
    about_id: paid.id,
    words: sealPaymentWords(system, { regieId, id }, words),
  }).catch(rejectRefundDebt);
  const payment = toPayment(system, till.regie, row);
  await record(tx, context, {
    action: "payments.refunded",
    personId,
    data: { payment: id, number: payment.number, about: paid.number, means: paid.means, amount },
  });
  return payment;
}

/**
 * The database looks at it, under the counter's lock: what was used already is not given back, even where
 * arrears are allowed.
 */
function rejectRefundDebt(error: unknown): never {
  if (error instanceof Error && "constraint" in error && error.constraint === "a_refund_leaves_no_debt")
    throw countersErrors.error("counters.insufficient_balance");
  throw error;
}

function requireSameRefund(payment: Payment, { aboutId, amount }: MoneyGivenBack): Payment {
  if (payment.aboutId !== aboutId || payment.amount !== amount)
    throw paymentsErrors.error("payments.id_reused");
  return payment;
}
