import { Alert, EmptyState, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { addMonths, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { listMonths, type SeriesMonths } from "../../../index.ts";
import { formatInvoiceCents, formatInvoiceMonth } from "../../common/invoices/words.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { buildIssuedPath, buildMonthPreparationPath, buildRemindersPath, NEW_SERIES } from "./paths.ts";
import { reminderWords } from "./reminder-words.ts";

/** Months that are over, shown whether or not something was sent. */
const SHOWN = 6;

export async function showInvoiceSeriesList(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = invoiceAdminWords(language);
  const all = await listMonths(context);
  const add = (
    <LinkButton href={formatAdminPath(brand, NEW_SERIES)} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "invoices", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "fait") === "cree" && (
        <Alert tone="success" title={words.saved}>
          <p>{words.savedNext}</p>
        </Alert>
      )}
      {all.length === 0 ? (
        <EmptyState title={words.empty} icon="receipt" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          {all.map((one) => (
            <OfSeries key={one.series.id} one={one} visit={visit} />
          ))}
          <p>{add}</p>
        </>
      )}
    </>,
  );
}

function OfSeries({ one: { series, months }, visit }: { readonly one: SeriesMonths; readonly visit: Visit }) {
  const { language, brand, context } = visit;
  const words = invoiceAdminWords(language);
  const today = toCivilDate(context.now());
  const shown = Array.from({ length: SHOWN }, (_, index) =>
    addMonths(`${today.slice(0, 7)}-01`, -1 - index).slice(0, 7),
  );
  return (
    <Section id={`serie-${series.id}`} title={`${series.name} (${series.code})`}>
      <p>
        <a href={formatAdminPath(brand, buildRemindersPath(series.id))}>
          {reminderWords(language).link}
          <span class="ds-sr-only"> ({series.name})</span>
        </a>
      </p>
      <Table
        id={`mois-${series.id}`}
        caption={words.months(series.name)}
        isTitled
        columns={[
          { label: words.columns.month },
          { label: words.columns.sent, numeric: true },
          { label: words.columns.total, numeric: true },
          { label: words.columns.act },
        ]}
        rows={shown.map((month) => {
          const sent = months.find((each) => each.month === month);
          const name = formatInvoiceMonth(month, language);
          return {
            key: month,
            cells: [
              name,
              sent ? String(sent.count) : words.none,
              formatInvoiceCents(sent?.totalCents ?? 0, language),
              <>
                <a href={formatAdminPath(brand, buildMonthPreparationPath(series.id, month))}>
                  {words.prepare}
                  <span class="ds-sr-only"> ({name})</span>
                </a>
                {sent && (
                  <>
                    <br />
                    <a href={formatAdminPath(brand, buildIssuedPath(series.id, month))}>
                      {words.see}
                      <span class="ds-sr-only"> ({name})</span>
                    </a>
                  </>
                )}
              </>,
            ],
          };
        })}
      />
    </Section>
  );
}
