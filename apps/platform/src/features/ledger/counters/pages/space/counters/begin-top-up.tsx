import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { computeOwedToday } from "../../../../../billing/invoices/pages/common/invoices/account-dues.ts";
import {
  listPayable,
  type PaymentId,
  paymentsErrors,
  startTopUp,
} from "../../../../../billing/payments/index.ts";
import {
  type Doubt,
  isMending,
  isSure,
  Sure,
} from "../../../../../billing/payments/pages/common/payments/sure.tsx";
import { listAccounts } from "../../../index.ts";
import { formatCounterAmount, readAmount } from "../../common/counters/amounts.ts";
import { findReaderDues, grantPaymentAction, showCounters } from "./counters-page.tsx";
import { formatAmountFieldName, resolvePaymentAddress } from "./top-up.tsx";
import { topUpWords } from "./top-up-words.ts";

/** Refusals that are about the amount, or that another amount or another day answers. */
const byField = listCodes(
  paymentsErrors,
  "payments.amount_not_valid",
  "payments.not_whole_units",
  "payments.over_ceiling",
  "payments.room_awaited",
  "payments.provider_silent",
  "payments.address_needed",
  "payments.too_many_under_way",
);

/** Writes what is asked, then sends the payer to the page of the payment service. */
export async function handleTopUpForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody, people } = await resolveChosenPerson(request, getTypedText(typed, FOR));
  const account = getTypedText(typed, "compte");
  if (!isUuid(account)) throw paymentsErrors.error("payments.no_regie");
  if (isMending(typed)) return showCounters(request, reply);
  const amount = readAmount(getTypedText(typed, formatAmountFieldName(account)), "euro_cent") ?? 0;
  const doubts = await listTopUpDoubts(request, { account, amount, somebody });
  if (!isSure(typed, amount, doubts)) return showTopUpDoubts(request, reply, { amount, doubts });
  const given = getTypedText(typed, "nouveau");
  const id = isUuid(given) ? parseId<"payment">(given) : context.newId<PaymentId>();
  const payer = people.find(({ self }) => self) ?? somebody;
  const origin = context.ports.publicUrl;
  const asked = {
    id,
    personId: somebody.id,
    accountId: parseId<"counterAccount">(account),
    amount,
    payer: formatPersonName(payer, language),
    // Whom it is for stays here: no service outside is given a number of ours.
    returnTo: `${origin}${buildSpaceAddresses(brand).topUpDone(id)}`,
    notifyAt: `${origin}/${brand.slug}/paiements/notification`,
  };
  return submitOrShowAgain(() => startTopUp(context, asked), {
    besides: toBesides(byField, formatAmountFieldName(account)),
    again: ({ errors }) => showCounters(request, reply, errors),
    after: ({ page }) =>
      /^https?:/.test(page)
        ? reply.redirect(page, 303)
        : sendSeeOther(reply, resolvePaymentAddress(page, brand.slug)),
  });
}

/** Beyond what is owed, a slip of the keyboard is a debit of hundreds of euros. In cents. */
const MUCH = 15_000;

/** What deserves a second look: a great amount, or what a direct debit takes already. */
async function listTopUpDoubts(
  request: FastifyRequest,
  {
    account,
    amount,
    somebody,
  }: { readonly account: string; readonly amount: number; readonly somebody: Somebody },
): Promise<readonly Doubt[]> {
  const { context, language } = request.ardeco;
  const accounts = await listAccounts(context, somebody.id);
  const dues = await findReaderDues(context, {
    accounts,
    reader: getSignedInPerson(request.ardeco),
    somebody,
  });
  const due = dues.get(parseId<"counterAccount">(account));
  const words = topUpWords(language).sure;
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const debits = amount > computeOwedToday(due) ? (due?.debits ?? []) : [];
  return [
    ...debits.map(({ cents, on, isSent }) => ({
      title: words.debit(said(cents), formatLongDate(on, language)),
      text: isSent ? words.debitSent : words.debitPrepared,
    })),
    ...(amount > Math.max(MUCH, computeOwedToday(due))
      ? [{ title: words.much(said(amount)), text: words.muchText }]
      : []),
  ];
}

async function showTopUpDoubts(
  request: FastifyRequest,
  reply: FastifyReply,
  { amount, doubts }: { readonly amount: number; readonly doubts: readonly Doubt[] },
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const { typed } = readForm(request);
  const { counters, sure } = topUpWords(language);
  const at = buildSpaceAddresses(brand);
  const { title, lead, mend } = sure;
  const goOn = sure.goOn(formatCounterAmount(amount, "euro_cent", language));
  grantPaymentAction(reply, context, await listPayable(context));
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task", above: [{ href: at.counters, label: counters }] },
    <Sure {...{ action: at.topUp, amount, doubts, goOn, typed, title, lead, mend }} csrf={csrf()} />,
  );
}
