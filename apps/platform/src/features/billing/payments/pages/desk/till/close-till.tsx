import type { FastifyReply, FastifyRequest } from "fastify";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import {
  formatCounterAmount,
  readAmount,
} from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  type Counted,
  type CountedTill,
  closeTill,
  readCounted,
  readRegie,
  type TillClosingId,
} from "../../../index.ts";
import { type Doubt, isMending, isSure, Sure } from "../../common/payments/sure.tsx";
import { tillWords } from "../../common/payments/till-words.ts";
import { sureWords } from "./sure-words.ts";
import { showTill } from "./till-page.tsx";

const closeFields: Readonly<Record<string, string>> = {
  "payments.count_not_valid": "especes",
  "payments.difference_unexplained": "motif",
  "payments.characters": "motif",
  "payments.closed_already": "especes",
};

/** Counted, then looked at, then closed: it cannot be undone. Sent twice, it is one closing. */
export async function closeOwnTill(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  if (isMending(typed)) return showTill(request, reply);
  const counted = parseCountedTill(request, typed);
  const close = async () => {
    const till = await readCounted(context, counted);
    if (!till.closed && !isSure(typed, counted.cash, listClosingDoubts(till, language))) return { till };
    return closeTill(context, counted);
  };
  return submitOrShowAgain(close, {
    besides: closeFields,
    again: ({ errors }) => showTill(request, reply, errors),
    after: (done) =>
      "till" in done
        ? confirmTillCount(request, reply, { till: done.till, counted })
        : sendSeeOther(reply, `${buildTillAddresses(brand).closing(done.id)}?fait=close`),
  });
}

function parseCountedTill(request: FastifyRequest, typed: TypedValues): Counted {
  const given = getTypedText(typed, "nouveau");
  return {
    id: isUuid(given) ? parseId<"tillClosing">(given) : request.ardeco.context.newId<TillClosingId>(),
    regieId: parsePathId<"regie">(request, "regie"),
    // Nothing typed is no count.
    cash: readAmount(getTypedText(typed, "especes"), "euro_cent") ?? -1,
    cheques: readAmount(getTypedText(typed, "cheques"), "unit") ?? -1,
    reason: getTypedText(typed, "motif"),
  };
}

/** Its sum and its lines are in what is answered: one more taken meanwhile is looked at again. */
function listClosingDoubts({ cash, cheque, payments }: CountedTill, language: Language): readonly Doubt[] {
  const { closeTitle, closeText } = sureWords(language);
  const sum = formatCounterAmount(cash + cheque, "euro_cent", language);
  return [{ title: closeTitle(payments.length, sum), text: closeText }];
}

async function confirmTillCount(
  request: FastifyRequest,
  reply: FastifyReply,
  { till, counted }: { readonly till: CountedTill; readonly counted: Counted },
): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  const { regieId } = till;
  const { name } = await readRegie(context, regieId);
  const [words, sure] = [tillWords(language), sureWords(language)];
  const { typed } = readForm(request);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const at = buildTillAddresses(brand);
  // The address of the form names the closing: sent twice, it is one.
  const form = new Map(typed).set("nouveau", [counted.id]);
  return sendDeskPage(
    reply,
    {
      title: sure.title,
      place: "till",
      width: "task",
      above: [
        { href: at.list, label: words.title },
        { href: at.till(regieId), label: name },
      ],
    },
    <Sure
      {...{
        action: at.till(regieId),
        amount: counted.cash,
        doubts: listClosingDoubts(till, language),
        typed: form,
      }}
      {...{ title: sure.title, lead: sure.closeLead, goOn: words.closeNow, mend: sure.mend, csrf: csrf() }}
      facts={[
        { term: words.regie, description: name },
        { term: sure.day, description: formatLongDate(till.day, language) },
        { term: sure.lines, description: String(till.payments.length) },
        { term: `${words.cash} – ${words.ledger}`, description: said(till.cash) },
        { term: words.countedCash, description: said(counted.cash) },
        {
          term: words.difference,
          description: <strong>{till.difference === 0 ? words.noDifference : said(till.difference)}</strong>,
        },
        {
          term: `${words.cheques} – ${words.ledger}`,
          description: words.chequesOf(till.cheques, said(till.cheque)),
        },
        { term: words.countedNumber, description: String(counted.cheques) },
        ...(counted.reason.trim() === "" ? [] : [{ term: words.reason, description: counted.reason }]),
      ]}
    />,
  );
}
