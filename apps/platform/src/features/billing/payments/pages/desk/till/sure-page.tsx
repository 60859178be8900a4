import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { readForm } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { listComingOfAccount } from "../../../../debits/index.ts";
import { readFirstPaid } from "../../../../invoices/index.ts";
import type { Regie } from "../../../index.ts";
import { type Doubt, Sure } from "../../common/payments/sure.tsx";
import { sureWords } from "./sure-words.ts";

/** Beyond, a refund is looked at twice: a slip of the keyboard empties a till. In cents. */
const REFUND_SURE = 10_000;

/** What deserves a second look before money is taken; nothing most of the time. */
export async function listTakingDoubts(
  request: FastifyRequest,
  {
    regie,
    account,
    amount,
  }: {
    readonly regie: Pick<Regie, "cashMax">;
    readonly account: Parameters<typeof listComingOfAccount>[1];
    readonly amount: number;
  },
): Promise<readonly Doubt[]> {
  const { context, language } = request.ardeco;
  const words = sureWords(language);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const coming = await listComingOfAccount(context, account);
  return [
    ...coming.map(({ on, cents, invoice, isSent }) => ({
      title: words.debitTitle(said(cents), formatLongDate(on, language)),
      text: isSent ? words.debitSent(invoice) : words.debitPrepared(invoice),
    })),
    ...(amount > regie.cashMax
      ? [{ title: words.much(said(amount)), text: words.muchText(said(regie.cashMax)) }]
      : []),
  ];
}

/**
 * On the page of somebody who owes nothing there, while two people do, with no invoice chosen: whose debt it
 * pays is said before.
 */
export async function listTwoPayersDoubts(
  request: FastifyRequest,
  account: Parameters<typeof readFirstPaid>[1],
): Promise<readonly Doubt[]> {
  const { context, language } = request.ardeco;
  const first = await readFirstPaid(context, account);
  if (!first) return [];
  const { twoPay, twoPayText } = sureWords(language);
  return [
    {
      title: twoPay,
      text: twoPayText(first.number, formatCounterAmount(first.cents, "euro_cent", language)),
    },
  ];
}

export function listRefundDoubts(amount: number, language: Language): readonly Doubt[] {
  const words = sureWords(language);
  const euros = formatCounterAmount(amount, "euro_cent", language);
  return amount > REFUND_SURE ? [{ title: words.muchBack(euros), text: words.muchBackText }] : [];
}

/** A second page: what was typed goes with it, to go on or to mend. */
export async function showSurePage(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    personId,
    action,
    amount,
    doubts,
    goOn,
  }: {
    readonly personId: PersonId;
    readonly action: string;
    readonly amount: number;
    readonly doubts: readonly Doubt[];
    readonly goOn: string;
  },
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, csrf } = visit;
  const { typed } = readForm(request);
  const name = await getViewedPersonName(context, personId);
  const { title, lead, mend } = sureWords(language);
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(visit, { id: personId, name }) },
    <Sure {...{ action, amount, doubts, goOn, typed, title, lead, mend }} csrf={csrf()} />,
  );
}
