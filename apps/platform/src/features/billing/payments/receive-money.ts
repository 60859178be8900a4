import type { Context, Tx } from "../../../kernel/context.ts";
import type { AppError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { findKept, formatNameInUse, listElements, nameElements } from "../../identity/identity/index.ts";
import {
  applyHouseTransfer,
  type CounterAccountId,
  type CounterId,
  listAccounts,
  type OwnAccount,
} from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { findAccountInvoice, type InvoiceId, listOwedOfLeft, saveBroughtMoney } from "../invoices/index.ts";
import {
  type Cashier,
  type OpenTill,
  openTill,
  requireCashier,
  requireNoPaymentInterest,
  toPaymentsSystem,
} from "./at-till.ts";
import { paymentsErrors } from "./errors.ts";
import type { Cheque, Payment, PaymentId, PaymentWords, Regie, RegieId } from "./payment.ts";
import { toPayment } from "./read-payment.ts";
import { computeCreditedUnits, findWordsProblem, isCashAllowed, isCheque, isPaid } from "./rules.ts";
import { sealPaymentWords } from "./sealed-words.ts";
import { findOnline } from "./store/online.ts";
import { createPaymentRow, findPaymentRow } from "./store/payments.ts";

export interface MoneyTaken {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  readonly regieId: RegieId;
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
  /** Cash without it. */
  readonly cheque?: Cheque;
  /** Who hands the money over, as on the receipt. */
  readonly payer: string;
  /**
   * For whom, where they left this account and owe of it: the receipt is theirs, the credit stays on the
   * account.
   */
  readonly leftBy?: PersonId;
  /**
   * Which of their invoices it pays first, as who pays says; absent, those of whom the receipt is for, the
   * oldest first.
   */
  readonly invoiceId?: InvoiceId;
}

/**
 * Use case: an agent named in the régie takes cash or a cheque, and the counter is credited in the same
 * transaction. Throws access.capability_missing, payments.unknown_regie, payments.not_named,
 * payments.own_interest, payments.amount_not_valid, payments.cash_over_law, payments.not_whole_units,
 * payments.cheque_not_valid, payments.words_not_valid, payments.no_regie, payments.id_reused,
 * payments.owes_nothing, payments.not_invoiced, counters.unknown_account, counters.over_ceiling,
 * households.cannot_act_for.
 */
export async function receiveMoney(context: Context, input: MoneyTaken): Promise<Payment> {
  const { take } = await buildMoneyInHand(context, input);
  return toPaymentsSystem(context).transaction(take);
}

/**
 * Money in somebody's hand, which another use case writes down in its own transaction, by the system: both
 * are written, or neither.
 */
export interface MoneyInHand {
  /**
   * Whether it was written down already, under this id. Whoever takes money at the same régie waits from here
   * on.
   */
  isTaken(tx: Tx): Promise<boolean>;
  take(tx: Tx): Promise<Payment>;
}

/**
 * Use case: as `receiveMoney`, for whoever does more in the same transaction. Throws as it does, here or when
 * it is taken.
 */
export async function buildMoneyInHand(context: Context, input: MoneyTaken): Promise<MoneyInHand> {
  const cashier = requireCashier(context);
  const taken = toTidyMoney(input);
  requireSound(taken);
  const account = await getTillAccount(context, taken);
  const owes = taken.leftBy === undefined || (await hasLeaverDebt(context, taken.leftBy, taken.accountId));
  const system = toPaymentsSystem(context);
  const find = async (tx: Tx) => {
    const till = await openTill(tx, system, { regieId: taken.regieId, staffId: cashier.staffId });
    for (const personId of new Set([taken.personId, getReceiptPersonId(taken)]))
      await requireNoPaymentInterest(tx, system, { personId, cashier });
    const known = await findPaymentRow(tx, system.authorityId, taken.id);
    // Sent again, once who paid is erased too, it is the same payment.
    if (known)
      return {
        till,
        payerId: undefined,
        known: requireSameMoney(toPayment(system, till.regie, known), taken),
      };
    const payerId = await findInvoicePayer(tx, system, { ...taken, counterId: account.counter.id });
    if (payerId !== undefined) await requireNoPaymentInterest(tx, system, { personId: payerId, cashier });
    return { till, payerId, known: undefined };
  };
  return {
    isTaken: async (tx) => (await find(tx)).known !== undefined,
    take: async (tx) => {
      const { till, payerId, known } = await find(tx);
      // Sent twice, they owe nothing any more: it is the same payment.
      if (known) return known;
      if (!owes) throw paymentsErrors.error("payments.owes_nothing");
      await requireNotAskedOnline(tx, system, taken.id);
      return postMoneyTaken(tx, { context, system }, { taken, till, cashier, account, payerId });
    },
  };
}

const hasLeaverDebt = async (
  context: Context,
  personId: PersonId,
  accountId: CounterAccountId,
): Promise<boolean> => (await listOwedOfLeft(context, personId)).has(accountId);

/**
 * Of an invoice of this account; of who left it, where it is said to be theirs. Throws payments.not_invoiced.
 */
async function findInvoicePayer(
  tx: Tx,
  system: Context,
  {
    invoiceId,
    counterId,
    accountId,
    leftBy,
  }: Pick<MoneyTaken, "invoiceId" | "accountId" | "leftBy"> & { readonly counterId: CounterId },
): Promise<PersonId | undefined> {
  if (invoiceId === undefined) return undefined;
  const found = await findAccountInvoice(tx, system, { invoiceId, counterId, accountId });
  if (!found) throw paymentsErrors.error("payments.not_invoiced");
  const { payerId } = found;
  const isTheirs =
    leftBy === undefined || (await findKept(tx, system, payerId)) === (await findKept(tx, system, leftBy));
  if (!isTheirs) throw paymentsErrors.error("payments.not_invoiced");
  return payerId;
}

/** Whose the receipt is. */
const getReceiptPersonId = ({ personId, leftBy }: MoneyTaken): PersonId => leftBy ?? personId;

async function getTillAccount(
  context: Context,
  { personId, accountId }: Pick<MoneyTaken, "personId" | "accountId">,
): Promise<OwnAccount> {
  const found = (await listAccounts(context, personId)).find((one) => one.accountId === accountId);
  if (!found) throw paymentsErrors.error("payments.no_regie");
  return found;
}

interface Taking {
  readonly taken: MoneyTaken;
  readonly till: OpenTill;
  readonly cashier: Cashier;
  readonly account: OwnAccount;
  /** Of the invoice that it is said to be for. */
  readonly payerId: PersonId | undefined;
}

async function postMoneyTaken(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { taken, till, cashier, account, payerId }: Taking,
): Promise<Payment> {
  const { id, regieId, accountId, amount, cheque, payer } = taken;
  const personId = getReceiptPersonId(taken);
  const counterId = account.counter.id;
  const credited = requireCreditedUnits(till.regie, account, amount);
  const means = cheque ? "cheque" : "cash";
  const moved = await applyHouseTransfer(tx, system, {
    counterId,
    caller: `payments:${regieId}`,
    key: id,
    kind: "credit",
    other: means,
    accountId,
    amount: credited,
  });
  const money = { counterId, accountId, transferId: moved.id, cents: credited };
  await saveBroughtMoney(tx, system, { money, invoiceId: taken.invoiceId, people: [payerId ?? personId] });
  const words: PaymentWords = {
    at: context.now(),
    forPerson: personId,
    payer,
    ...((await isInTheirName(tx, system, taken)) ? { payerId: personId } : {}),
    by: cashier.label,
    ...(cheque ? { cheque } : {}),
  };
  const row = await createPaymentRow(tx, {
    authority_id: system.authorityId,
    id,
    regie_id: regieId,
    staff_id: cashier.staffId,
    counter_id: counterId,
    account_id: accountId,
    kind: "topup",
    means,
    amount,
    credited,
    day: till.day,
    transfer_id: moved.id,
    about_id: null,
    words: sealPaymentWords(system, { regieId, id }, words),
  });
  const payment = toPayment(system, till.regie, row);
  await record(tx, context, {
    action: "payments.taken",
    personId,
    data: { payment: id, number: payment.number, means, amount, name: account.counter.name.fr },
  });
  return payment;
}

/**
 * As the agent, who has them there, wrote it on the receipt: what the person is called later changes nothing.
 */
async function isInTheirName(tx: Tx, system: Context, taken: MoneyTaken): Promise<boolean> {
  const name = formatNameInUse(await listElements(tx, system, getReceiptPersonId(taken), nameElements));
  return name !== "" && name === taken.payer;
}

/**
 * Throws payments.no_regie when the money of this counter is not for this régie, payments.not_whole_units.
 */
export function requireCreditedUnits(
  regie: Regie,
  { counter }: Pick<OwnAccount, "counter">,
  amount: number,
): number {
  const held = regie.counters.find(({ counterId }) => counterId === counter.id);
  if (!held) throw paymentsErrors.error("payments.no_regie");
  const credited = computeCreditedUnits(amount, held);
  if (credited === undefined) throw paymentsErrors.error("payments.not_whole_units");
  return credited;
}

/** The receipt of what is paid online will have this id. Throws payments.id_reused. */
export async function requireNotAskedOnline(tx: Tx, system: Context, id: PaymentId): Promise<void> {
  if (await findOnline(tx, system.authorityId, id)) throw paymentsErrors.error("payments.id_reused");
}

/** Another cheque of the same amount is another payment. */
function requireSameMoney(payment: Payment, { accountId, amount, cheque }: MoneyTaken): Payment {
  const means = cheque ? "cheque" : "cash";
  const same =
    payment.kind === "topup" &&
    payment.accountId === accountId &&
    payment.amount === amount &&
    payment.means === means &&
    (payment.words === null || payment.words.cheque?.number === cheque?.number);
  if (!same) throw paymentsErrors.error("payments.id_reused");
  return payment;
}

const toTidyMoney = ({ cheque, payer, ...rest }: MoneyTaken): MoneyTaken => ({
  ...rest,
  payer: toTidyText(payer),
  ...(cheque
    ? {
        cheque: {
          bank: toTidyText(cheque.bank),
          number: cheque.number.replace(/\s/g, ""),
          drawer: toTidyText(cheque.drawer),
        },
      }
    : {}),
});

/** Throws payments.words_not_valid, payments.characters. */
export function requireSaid(text: string): void {
  const problem = findWordsProblem(text);
  if (problem) throw paymentsErrors.error(`payments.${problem}`);
}

function requireSound(taken: MoneyTaken): void {
  const [first] = listMoneyProblems(taken);
  if (first) throw first;
}

/**
 * Everything that is wrong with what an agent typed, most serious first: payments.amount_not_valid,
 * payments.cash_over_law, payments.cheque_not_valid, payments.words_not_valid, payments.characters.
 */
export function listMoneyProblems({
  amount,
  cheque,
  payer,
}: Pick<MoneyTaken, "amount" | "cheque" | "payer">): readonly AppError[] {
  const words = findWordsProblem(toTidyText(payer));
  return [
    ...(isPaid(amount) ? [] : [paymentsErrors.error("payments.amount_not_valid")]),
    ...(cheque || isCashAllowed(amount) ? [] : [paymentsErrors.error("payments.cash_over_law")]),
    ...(cheque && !isCheque(cheque) ? [paymentsErrors.error("payments.cheque_not_valid")] : []),
    ...(words ? [paymentsErrors.error(`payments.${words}`)] : []),
  ];
}
