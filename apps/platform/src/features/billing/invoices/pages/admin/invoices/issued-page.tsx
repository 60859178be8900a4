import { Readable } from "node:stream";
import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCsvPages } from "../../../../../../web/format/index.ts";
import { getQueryText, parsePathId } from "../../../../../../web/index.ts";
import {
  type ExportedInvoice,
  exportIssued,
  findLastRun,
  type IssuedInvoice,
  listIssued,
} from "../../../index.ts";
import { formatInvoiceCents, formatInvoiceMonth, invoiceWords } from "../../common/invoices/words.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { parseMonthParam } from "./parse-month-param.ts";
import { buildInvoicePath, buildIssuedFilePath, buildIssuedPath, runPath } from "./paths.ts";
import { runWords } from "./run-words.ts";

/** What was sent for a month, without a name: a piece opened says whose it is, and leaves a line. */
export async function showIssued(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = invoiceAdminWords(language);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const month = parseMonthParam(request);
  const after = getQueryText(request, "apres");
  const { pieces: issued, next } = await listIssued(context, { seriesId, month, after });
  const title = words.issuedTitle(formatInvoiceMonth(month, language));
  const last = await findLastRun(context, { seriesId, month });
  return sendAdminPage(
    reply,
    { title, place: "invoices", width: "wide", above: [] },
    <>
      <h1>{title}</h1>
      {last && (
        <p>
          <a href={formatAdminPath(brand, runPath(seriesId, last.id))}>{runWords(language).last}</a>
        </p>
      )}
      {issued.length === 0 ? (
        <EmptyState title={words.noneIssued} icon="receipt">
          <p>{words.prepareLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.issuedLead}</p>
          <p>
            <LinkButton
              variant="secondary"
              icon="download"
              href={formatAdminPath(brand, buildIssuedFilePath(seriesId, month))}
            >
              {words.file}
            </LinkButton>
          </p>
          <Table
            id="pieces"
            caption={title}
            isTitled
            columns={[
              { label: words.issuedColumns.number },
              { label: words.issuedColumns.kind },
              { label: words.issuedColumns.day },
              { label: words.issuedColumns.total, numeric: true },
              { label: words.issuedColumns.left, numeric: true },
              { label: words.issuedColumns.state },
            ]}
            rows={issued.map((one) => buildIssuedRow(one, request.ardeco))}
          />
          {next !== null && (
            <p>
              <a href={`${formatAdminPath(brand, buildIssuedPath(seriesId, month))}&apres=${next}`}>
                {words.nextPieces}
              </a>
            </p>
          )}
        </>
      )}
    </>,
  );
}

function buildIssuedRow(one: IssuedInvoice, { brand, language }: FastifyRequest["ardeco"]) {
  const words = invoiceAdminWords(language);
  return {
    key: one.id,
    cells: [
      <a href={formatAdminPath(brand, buildInvoicePath(one.id))}>{one.number}</a>,
      one.kind === "invoice" ? words.invoice : words.creditNote,
      formatPlainDate(one.issuedOn, language),
      formatInvoiceCents(one.totalCents, language),
      one.standing ? formatInvoiceCents(one.standing.left, language) : "–",
      formatIssuedState(one, language),
    ],
  };
}

function formatIssuedState({ standing }: IssuedInvoice, language: Language): string {
  const words = invoiceWords(language);
  return standing ? words.states[standing.state] : words.creditState;
}

/** For the Treasury, with names: one line in the journal says that it was taken. */
export async function sendIssuedFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const words = invoiceAdminWords(language);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const month = parseMonthParam(request);
  const pages = await exportIssued(context, { seriesId, month });
  return reply
    .header("content-disposition", `attachment; filename="factures-${month}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(Readable.from(formatCsvPages([COLUMNS], listExportedRows(pages, words))));
}

async function* listExportedRows(
  pages: AsyncIterable<readonly ExportedInvoice[]>,
  words: ReturnType<typeof invoiceAdminWords>,
) {
  for await (const page of pages)
    yield page.map((one) => [
      one.number,
      one.kind === "invoice" ? words.invoice : words.creditNote,
      one.aboutNumber ?? "",
      one.month ?? "",
      one.issuedOn,
      one.dueOn ?? "",
      one.payerName,
      formatSpreadsheetEuros(one.kind === "invoice" ? one.totalCents : -one.totalCents),
      one.standing ? formatSpreadsheetEuros(one.standing.left) : "",
    ]);
}

/** Read by programs: the same in every language. */
const COLUMNS = [
  "numero",
  "piece",
  "sur_la_facture",
  "mois",
  "emise_le",
  "a_payer_avant",
  "payeur",
  "montant_euros",
  "reste_euros",
] as const;

/** "12,50": as a spreadsheet in French reads it. */
const formatSpreadsheetEuros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");
