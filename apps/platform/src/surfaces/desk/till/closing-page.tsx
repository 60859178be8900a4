import { Alert, Definition, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDate } from "../../../kernel/civil-date.ts";
import { closingCsv, readClosing } from "../../../modules/payments/index.ts";
import { queryText } from "../../../web/index.ts";
import { amountText } from "../../common/counters/amounts.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { tillAddresses } from "../common/till-addresses.ts";
import { PaymentsTable } from "./till-page.tsx";
import { tillWords } from "./till-words.ts";

/** A closing, to print and sign for the Treasury. */
export async function showClosing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const id = pathId<"tillClosing">(request, "closing");
  const { regie, closing, payments } = await readClosing(context, id);
  const words = tillWords(language);
  const at = tillAddresses(brand);
  const title = words.closingTitle(closing.number);
  const taken = payments.filter(({ kind }) => kind === "topup");
  // Apart: they are what is looked at first, as only the agent says that the money was handed over.
  const refunds = payments.filter(({ kind }) => kind === "refund");
  const givenBack = refunds.reduce((sum, { amount }) => sum + amount, 0);
  const said = (cents: number) => amountText(cents, "euro_cent", language);
  return deskPage(
    reply,
    {
      title,
      place: "till",
      above: [
        { href: at.list, label: words.title },
        { href: at.till(regie.id), label: regie.name },
      ],
    },
    <>
      {queryText(request, "fait") !== "" && <Alert tone="success" title={words.closed} />}
      <h1>{title}</h1>
      <p class="ar-lead">
        {words.from(plainDate(closing.fromDay, language), plainDate(closing.day, language))}
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
      <p class="ar-desk-screen-only">
        <a href={at.file(closing.id)}>{words.file}</a>
      </p>
    </>,
  );
}

export async function sendClosingFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const sheet = await readClosing(context, pathId<"tillClosing">(request, "closing"));
  const { code } = sheet.regie;
  return reply
    .header("content-disposition", `attachment; filename="cloture-${code}-${sheet.closing.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(closingCsv(sheet));
}
