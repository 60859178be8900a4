import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPeriod } from "../../../../../../frames/common/dates/dates.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import { findTextAnswer, readForm, sendSeeOther, submitOrShowAgain } from "../../../../../../web/index.ts";
import {
  type Doubt,
  isMending,
  isSure,
  Sure,
} from "../../../../../billing/payments/pages/common/payments/sure.tsx";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { closeStatement, readToClose, type ToClose } from "../../../index.ts";
import { parseGivenId, parsePartnerParam, read, showPartner } from "./partner-page.tsx";
import { closeFields } from "./pass-fields.ts";
import { adminPassWords } from "./pass-words.ts";
import { buildPartnerPath, buildStatementPath, closePath } from "./paths.ts";

/**
 * What it holds is looked at first: it cannot be undone. Sent twice, it is one statement, said to be closed.
 */
export async function handleStatementClosing(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const partnerId = parsePartnerParam(request);
  const { typed } = readForm(request);
  if (isMending(typed)) return showPartner(request, reply);
  const { answers, errors } = read(request, closeFields);
  if (errors.length > 0) return showPartner(request, reply, errors);
  const untilOn = findTextAnswer(answers, "until_on") ?? "";
  const closing = { id: parseGivenId<"passStatement">(request), partnerId, untilOn };
  const close = async () => {
    const ahead = await readToClose(context, closing);
    if (!ahead.closed && !isSure(typed, ahead.cents, listClosingDoubts(request, ahead))) return { ahead };
    return closeStatement(context, closing);
  };
  return submitOrShowAgain(close, {
    besides: { "passes.nothing_to_pay": "until_on", "passes.day_not_over": "until_on" },
    again: (refused) => showPartner(request, reply, refused.errors),
    after: (done) =>
      "ahead" in done
        ? showClosingReview(request, reply, { ahead: done.ahead, closing })
        : sendSeeOther(reply, `${formatAdminPath(brand, buildStatementPath(done.id))}?fait=arrete`),
  });
}

/**
 * Its number, its sum and its lines are in what is answered: another statement closed meanwhile is looked at
 * again.
 */
function listClosingDoubts(
  { ardeco: { language } }: FastifyRequest,
  { number, count, cents }: ToClose,
): readonly Doubt[] {
  const words = adminPassWords(language);
  const sum = formatCounterAmount(cents, "euro_cent", language);
  return [{ title: words.sureTitle(number, words.count(count), sum), text: words.sureText }];
}

function showClosingReview(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    ahead,
    closing: { id, untilOn },
  }: { readonly ahead: ToClose; readonly closing: { readonly id: string; readonly untilOn: string } },
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = adminPassWords(language);
  const { partner, number, count, cents, days } = ahead;
  const day = (date: string) => formatPlainDate(date, language);
  return sendAdminPage(
    reply,
    {
      title: words.sure,
      place: "passes",
      width: "task",
      above: [{ href: formatAdminPath(brand, buildPartnerPath(partner.id)), label: partner.name }],
    },
    <Sure
      {...{ title: words.sure, lead: words.sureLead, goOn: words.closeIt, mend: words.mend, csrf: csrf() }}
      action={formatAdminPath(brand, closePath(partner.id))}
      amount={cents}
      doubts={listClosingDoubts(request, ahead)}
      typed={new Map(readForm(request).typed).set("id", [id])}
      facts={[
        { term: words.partner, description: partner.name },
        { term: words.statement, description: words.statementTitle(number) },
        { term: words.untilOn, description: day(untilOn) },
        { term: words.uses, description: words.count(count) },
        ...(days
          ? [{ term: words.days, description: formatPeriod({ from: days.first, to: days.last }, language) }]
          : []),
        {
          term: words.toPay,
          description: <strong>{formatCounterAmount(cents, "euro_cent", language)}</strong>,
        },
      ]}
    />,
  );
}
