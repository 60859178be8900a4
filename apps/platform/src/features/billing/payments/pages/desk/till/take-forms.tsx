import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Beside,
  bothIn,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toFieldError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { listAccounts, readCounters } from "../../../../../ledger/counters/index.ts";
import {
  formatCounterAmount,
  readAmount,
} from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  isCashAllowed,
  listMoneyProblems,
  type Payment,
  type PaymentId,
  paymentsErrors,
  readReceipt,
  readRegies,
  receiveMoney,
  refundMoney,
} from "../../../index.ts";
import { ReceiptView } from "../../common/payments/receipt-view.tsx";
import { isMending, isSure } from "../../common/payments/sure.tsx";
import { tillWords } from "../../common/payments/till-words.ts";
import { listChequeErrors, parseCheque } from "./cheque-fields.tsx";
import {
  findPayingInvoice,
  listInvoiceDoubts,
  parsePaidInvoiceId,
  parseTillAddress,
} from "./paying-invoice.tsx";
import { parseLeaverId } from "./paying-left.tsx";
import { parseFirstShown, refundAction, refundFields } from "./receipts.tsx";
import { listRefundDoubts, listTakingDoubts, listTwoPayersDoubts, showSurePage } from "./sure-page.tsx";
import { sureWords } from "./sure-words.ts";
import { showTaking } from "./take-page.tsx";

const both = bothIn(tillWords);

/** The field of each refusal that is about what was typed. */
export const takeFields: Readonly<Record<string, string>> = {
  "payments.amount_not_valid": "montant",
  "payments.not_whole_units": "montant",
  "payments.cash_over_law": "montant",
  "counters.over_ceiling": "montant",
  "payments.cheque_not_valid": "numero",
  "payments.words_not_valid": "payeur",
  "payments.characters": "payeur",
  "payments.no_regie": "compte",
  "payments.owes_nothing": "compte",
  "payments.not_invoiced": "compte",
};

/** Sent twice, it is one payment. */
export async function handleMoneyForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const { typed } = readForm(request);
  if (isMending(typed)) return showTaking(request, reply);
  const [leftBy, invoice] = [parseLeaverId(request), parsePaidInvoiceId(request)];
  const accountId = getTypedText(typed, "compte");
  const accounts = await listAccounts(context, personId);
  const account = accounts.find((one) => one.accountId === accountId);
  const cheque = parseCheque(typed);
  const amount = parseTypedAmount(typed, "montant");
  const wrong = listMoneyErrors(typed);
  if (!account)
    return showTaking(request, reply, [
      { field: "compte", code: "payments.account_needed", ...both(({ chooseAccount }) => chooseAccount) },
      ...wrong,
    ]);
  if (wrong.length > 0) return showTaking(request, reply, wrong);
  const regies = await readRegies(context);
  const regie = regies.find(({ counters }) =>
    counters.some(({ counterId }) => counterId === account.counter.id),
  );
  if (!regie)
    return showTaking(request, reply, [toFieldError("compte", paymentsErrors.error("payments.no_regie"))]);
  const counterId = account.counter.id;
  const to = { counterId, accountId: account.accountId };
  const isChosen = invoice !== undefined || leftBy !== undefined;
  const doubts = [
    ...(isChosen ? [] : await listTwoPayersDoubts(request, { ...to, personId })),
    ...listInvoiceDoubts(await findPayingInvoice(request, accounts), { ...to, amount, language }),
    ...(await listTakingDoubts(request, { regie, account: to, amount })),
  ];
  // What the law refuses is refused first: nobody is asked whether they are sure of it.
  if (amount > 0 && (cheque || isCashAllowed(amount)) && !isSure(typed, amount, doubts))
    return showSurePage(request, reply, {
      personId,
      action: buildTillAddresses(brand).takeOf(personId, parseTillAddress(request)),
      amount,
      doubts,
      goOn: sureWords(language).takeAnyway(formatCounterAmount(amount, "euro_cent", language)),
    });
  return runMoneyAct(request, reply, takeFields, async () => {
    const { id } = await receiveMoney(context, {
      id: parseTypedPaymentId(typed) ?? context.newId<PaymentId>(),
      regieId: regie.id,
      personId,
      accountId: account.accountId,
      amount,
      payer: getTypedText(typed, "payeur"),
      ...(leftBy === undefined ? {} : { leftBy }),
      ...(invoice === undefined ? {} : { invoiceId: invoice }),
      ...(cheque ? { cheque } : {}),
    });
    return sendSeeOther(reply, `${buildTillAddresses(brand).take(personId)}?fait=encaisse&recu=${id}`);
  });
}

/** Each by its own field, all at once. Of a cheque, its three parts say what is wrong with it. */
function listMoneyErrors(typed: TypedValues): readonly FieldError[] {
  const isCheque = getTypedText(typed, "moyen") === "cheque";
  const problems = listMoneyProblems({
    amount: parseTypedAmount(typed, "montant"),
    payer: getTypedText(typed, "payeur"),
    ...(isCheque ? { cheque: soundCheque } : {}),
  });
  return [
    ...problems.map((error) => toFieldError(takeFields[error.code] ?? "montant", error)),
    ...listChequeErrors(typed),
  ];
}

const soundCheque = { bank: "-", number: "0000000", drawer: "-" };

/** From the agent's own till, with the reason. */
export async function refundAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const aboutId = parsePathId<"payment">(request, "payment");
  const { regie } = await readReceipt(context, { personId, id: aboutId });
  const { typed } = readForm(request);
  if (isMending(typed)) return showTaking(request, reply);
  const fields = refundFields(aboutId);
  const refused = {
    "payments.amount_not_valid": fields.amount,
    "payments.not_whole_units": fields.amount,
    "payments.not_refundable": fields.amount,
    "payments.on_a_card": fields.amount,
    "payments.not_enough_cash": fields.amount,
    "counters.over_refund": fields.amount,
    // Of money given back: no bound of a parent has a part in it, and topping up is no answer.
    "counters.insufficient_balance": ({ code }: AppError) => ({
      field: fields.amount,
      code,
      ...both(({ notThere }) => notThere),
    }),
    "payments.words_not_valid": fields.reason,
    "payments.characters": fields.reason,
  };
  const amount = parseTypedAmount(typed, fields.amount);
  const doubts = listRefundDoubts(amount, language);
  if (getTypedText(typed, fields.reason).trim() !== "" && !isSure(typed, amount, doubts))
    return showSurePage(request, reply, {
      personId,
      action: refundAction(brand, personId, aboutId, parseFirstShown(request)),
      amount,
      doubts,
      goOn: sureWords(language).giveBackAnyway(formatCounterAmount(amount, "euro_cent", language)),
    });
  return runMoneyAct(request, reply, refused, async () => {
    const { id } = await refundMoney(context, {
      id: parseTypedPaymentId(typed) ?? context.newId<PaymentId>(),
      regieId: regie.id,
      personId,
      aboutId,
      amount,
      reason: getTypedText(typed, fields.reason),
    });
    return sendSeeOther(reply, `${buildTillAddresses(brand).take(personId)}?fait=rendu&recu=${id}`);
  });
}

/** A receipt, to print. */
export async function showReceipt(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const receipt = await readReceipt(context, {
    personId,
    id: parsePathId<"payment">(request, "payment"),
  });
  const above = [{ href: buildTillAddresses(brand).take(personId), label: tillWords(language).act }];
  return sendDeskPage(
    reply,
    { title: receipt.payment.number, ...buildPersonTrail(visit, { id: personId, name }, above) },
    <ReceiptView
      receipt={receipt}
      counterName={await getCounterName(request, receipt.payment)}
      language={language}
    />,
  );
}

async function getCounterName({ ardeco }: FastifyRequest, { counterId }: Payment): Promise<string> {
  const { context, language } = ardeco;
  const counters = await readCounters(context);
  return counters.find(({ id }) => id === counterId)?.name[language] ?? "";
}

function parseTypedPaymentId(typed: TypedValues): PaymentId | undefined {
  const given = getTypedText(typed, "nouveau");
  return isUuid(given) ? parseId<"payment">(given) : undefined;
}

/** Zero is no amount: the use case refuses it. */
const parseTypedAmount = (typed: TypedValues, field: string): number =>
  readAmount(getTypedText(typed, field), "euro_cent") ?? 0;

/** What was typed stays, with the refusal by its field; any other refusal is a page of its own. */
async function runMoneyAct(
  request: FastifyRequest,
  reply: FastifyReply,
  besides: Readonly<Record<string, Beside>>,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  return submitOrShowAgain(work, {
    besides,
    again: ({ errors }) => showTaking(request, reply, errors),
    after: (answered) => answered,
  });
}
