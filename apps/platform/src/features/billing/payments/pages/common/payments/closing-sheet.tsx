import { Definition, Section, Table } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { buildAmountColumns } from "../../../../../ledger/counters/pages/common/counters/amount-columns.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { ClosingSheet, ClosingsPage, Payment, TillClosingId } from "../../../index.ts";
import { paymentWords } from "./payment-words.ts";
import { tillWords } from "./till-words.ts";

/** A closing with its payments, as its agent, its régisseur and an auditor read it. */
export function ClosingView({
  sheet: { regie, closing, payments },
  language,
}: {
  readonly sheet: ClosingSheet;
  readonly language: Language;
}) {
  const words = tillWords(language);
  const taken = payments.filter(({ kind }) => kind === "topup");
  // Apart: they are what is looked at first, as only the agent says that the money was handed over.
  const refunds = payments.filter(({ kind }) => kind === "refund");
  const givenBack = refunds.reduce((sum, { amount }) => sum + amount, 0);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  return (
    <>
      <p class="ar-lead">
        {words.from(formatPlainDate(closing.fromDay, language), formatPlainDate(closing.day, language))}
      </p>
      <Definition
        items={[
          { term: words.regie, description: regie.name },
          { term: words.order, description: regie.act },
          { term: `${words.cash} – ${words.ledger}`, description: said(closing.cashLedger) },
          { term: words.countedCash, description: said(closing.cashCounted) },
          {
            term: words.difference,
            description: (
              <strong>{closing.difference === 0 ? words.noDifference : said(closing.difference)}</strong>
            ),
          },
          {
            term: `${words.cheques} – ${words.ledger}`,
            description: words.chequesOf(closing.cheques, said(closing.chequeLedger)),
          },
          { term: words.countedNumber, description: String(closing.chequesCounted) },
          ...(closing.reason === "" ? [] : [{ term: words.reason, description: closing.reason }]),
          { term: words.seal, description: <code>{closing.seal}</code> },
          { term: words.previous, description: <code>{closing.previous}</code> },
          { term: words.signature, description: "" },
        ]}
      />
      {taken.length > 0 && <PaymentsTable payments={taken} caption={words.takings} language={language} />}
      {refunds.length > 0 && (
        <Section
          id="remboursements"
          title={words.refunds}
          lead={words.refundsLead(refunds.length, said(givenBack))}
        >
          <PaymentsTable payments={refunds} caption={words.refunds} language={language} />
        </Section>
      )}
    </>
  );
}

export function PaymentsTable({
  payments,
  language,
  caption = tillWords(language).movements,
}: {
  readonly payments: readonly Payment[];
  readonly language: Language;
  readonly caption?: string;
}) {
  const words = tillWords(language);
  const { means } = paymentWords(language);
  return (
    <Table
      id={payments.every(({ kind }) => kind === "refund") ? "rendus" : "mouvements"}
      caption={caption}
      columns={buildAmountColumns(words.columns)}
      rows={payments.map((payment) => ({
        key: payment.id,
        cells: [
          formatPlainDate(payment.day, language),
          payment.number,
          payment.kind === "refund" ? words.refundSign : words.takeSign,
          means[payment.means],
          formatCounterAmount(
            payment.kind === "refund" ? -payment.amount : payment.amount,
            "euro_cent",
            language,
          ),
        ],
      }))}
    />
  );
}

/** The number of a closing, in the address; anything else is the first page. */
export function parseClosingCursor(request: FastifyRequest): number | undefined {
  const text = getQueryText(request, "avant");
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Closings of a régie, the latest first, with the way to those before. */
export function ClosingsTable({
  page: { closings, before },
  at,
  older,
  language,
}: {
  readonly page: ClosingsPage;
  readonly at: (id: TillClosingId) => string;
  readonly older: (before: number) => string;
  readonly language: Language;
}) {
  const words = tillWords(language);
  if (closings.length === 0) return <p>{words.noClosing}</p>;
  return (
    <>
      <Table
        id="clotures-faites"
        caption={words.closings}
        isTitled
        columns={buildAmountColumns(words.closingColumns)}
        rows={closings.map((closing) => ({
          key: closing.id,
          cells: [
            <a href={at(closing.id)}>{words.closingTitle(closing.number)}</a>,
            words.from(formatPlainDate(closing.fromDay, language), formatPlainDate(closing.day, language)),
            formatCounterAmount(closing.cashCounted, "euro_cent", language),
            formatCounterAmount(closing.difference, "euro_cent", language),
          ],
        }))}
      />
      {before !== null && (
        <p>
          <a href={older(before)}>{words.olderClosings}</a>
        </p>
      )}
    </>
  );
}
