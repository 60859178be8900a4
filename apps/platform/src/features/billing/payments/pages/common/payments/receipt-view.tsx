import { Definition } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { formatEurosWords, type Receipt } from "../../../index.ts";
import { getShownMeans } from "./get-shown-means.ts";
import { getPaymentDay, paymentWords } from "./payment-words.ts";

interface ReceiptViewProps {
  readonly receipt: Receipt;
  readonly counterName: string;
  readonly language: Language;
}

/**
 * A receipt, on the screen and on paper: the amount in words is in French whatever the language, as the
 * Treasury reads it.
 */
export function ReceiptView({ receipt: { payment, regie }, counterName, language }: ReceiptViewProps) {
  const words = paymentWords(language);
  const { words: said } = payment;
  const inWords = formatEurosWords(payment.amount);
  return (
    <article class="ar-stack">
      <h1>{payment.kind === "refund" ? words.refundTitle : words.receiptTitle}</h1>
      <Definition
        items={[
          { term: words.number, description: <strong>{payment.number}</strong> },
          {
            term: payment.kind === "refund" ? words.givenBackOn : words.day,
            description: formatLongDate(getPaymentDay(payment), language),
          },
          ...(getPaymentDay(payment) === payment.day
            ? []
            : [{ term: words.accountingDay, description: formatLongDate(payment.day, language) }]),
          { term: words.regie, description: regie.name },
          { term: words.counter, description: counterName },
          {
            term: words.amount,
            description: <strong>{formatCounterAmount(payment.amount, "euro_cent", language)}</strong>,
          },
          { term: words.inWords, description: <span lang="fr">{inWords}</span> },
          { term: words.meansTerm, description: words.means[getShownMeans(payment)] },
          ...(said?.cheque
            ? [
                {
                  term: words.means.cheque,
                  description: words.cheque(said.cheque.bank, said.cheque.number, said.cheque.drawer),
                },
              ]
            : []),
          ...(said ? [{ term: words.payer, description: said.payer || words.payerUntold }] : []),
          ...(said?.by && payment.staffId !== null ? [{ term: words.by, description: said.by }] : []),
          ...(said?.reason === undefined ? [] : [{ term: words.reason, description: said.reason }]),
        ]}
      />
      {payment.kind === "refund" && <p>{words.about}</p>}
      <p class="ar-desk-screen-only">{words.print}</p>
    </article>
  );
}
