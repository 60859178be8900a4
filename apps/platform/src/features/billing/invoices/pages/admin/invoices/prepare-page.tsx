import { Alert, Button, Definition, EmptyState, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import type { CounterAccountId } from "../../../../../ledger/counters/index.ts";
import {
  findLastRun,
  getMonthPreview,
  type MonthAnomaly,
  type PreparedMonth,
  requestInvoiceRun,
} from "../../../index.ts";
import { formatInvoiceCents, formatInvoiceMonth } from "../../common/invoices/words.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { parseMonthParam } from "./parse-month-param.ts";
import { buildPayerPath, issuePath, runPath } from "./paths.ts";
import { runWords } from "./run-words.ts";

const SHOWN_ANOMALIES = 100;

export async function showPrepared(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const month = parseMonthParam(request);
  const { context, brand, language, csrf } = request.ardeco;
  const words = invoiceAdminWords(language);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const prepared = await getMonthPreview(context, { seriesId, month });
  const last = await findLastRun(context, { seriesId, month });
  const isUnderWay = last?.state === "running" || last?.state === "interrupted";
  const count = prepared.count + prepared.creditCount;
  const title = words.prepareTitle(formatInvoiceMonth(month, language));
  return sendAdminPage(
    reply,
    { title, place: "invoices", width: "task", above: [] },
    <>
      <h1>{title}</h1>
      {isUnderWay && (
        <Alert tone="info" title={runWords(language).underWay}>
          <p>
            <a href={formatAdminPath(brand, runPath(seriesId, last.id))}>{runWords(language).follow}</a>
          </p>
        </Alert>
      )}
      {count === 0 ? (
        <EmptyState title={words.nothing} icon="receipt">
          <p>{prepared.anomalies.length === 0 ? words.nothingText : words.nothingYet}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.prepareLead}</p>
          <Definition
            items={[
              { term: words.count, description: String(prepared.count) },
              {
                term: words.total,
                description: <strong>{formatInvoiceCents(prepared.totalCents, language)}</strong>,
              },
              { term: words.credits, description: String(prepared.creditCount) },
              { term: words.creditTotal, description: formatInvoiceCents(prepared.creditedCents, language) },
            ]}
          />
        </>
      )}
      <Anomalies prepared={prepared} visit={request.ardeco} />
      {count > 0 && !isUnderWay && (
        <Form
          action={formatAdminPath(brand, issuePath(seriesId))}
          csrf={csrf()}
          hidden={{ mois: month, vu: prepared.seen }}
        >
          <p>{words.issueWhy}</p>
          <Button>{words.issue(count)}</Button>
        </Form>
      )}
    </>,
  );
}

/** A job sends them: the page that follows says how far it is. */
export async function issue(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const asked = { seriesId, month: getTypedText(typed, "mois"), seen: getTypedText(typed, "vu") };
  return sendSeeOther(
    reply,
    formatAdminPath(brand, runPath(seriesId, await requestInvoiceRun(context, asked))),
  );
}

interface AnomaliesProps {
  readonly prepared: PreparedMonth;
  readonly visit: Visit;
}

function Anomalies({ prepared: { anomalies, series, month }, visit: { language, brand } }: AnomaliesProps) {
  const words = invoiceAdminWords(language);
  if (anomalies.length === 0) return null;
  const hidden = anomalies.length - SHOWN_ANOMALIES;
  return (
    <Section id="anomalies" title={words.anomalies} lead={words.anomalyLead}>
      <ul>
        {anomalies.slice(0, SHOWN_ANOMALIES).map((anomaly, index) => (
          <li key={index}>
            {formatMonthAnomaly(anomaly, language)}
            {mayName(anomaly) && (
              <>
                <br />
                <a
                  href={formatAdminPath(
                    brand,
                    buildPayerPath({ series: series.id, account: anomaly.accountId, month }),
                  )}
                >
                  {words.sayWhoPays}
                  <span class="ds-sr-only"> ({anomaly.name || words.unnamed})</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{words.moreAnomalies(hidden)}</p>}
    </Section>
  );
}

const NAMED_BY_AGENT = new Set(["two_homes", "either"]);

const mayName = (anomaly: MonthAnomaly): anomaly is MonthAnomaly & { readonly accountId: CounterAccountId } =>
  "accountId" in anomaly && NAMED_BY_AGENT.has(anomaly.what);

function formatMonthAnomaly(anomaly: MonthAnomaly, language: Language): string {
  const words = invoiceAdminWords(language);
  const who = anomaly.name || words.unnamed;
  if ("lines" in anomaly) return words[anomaly.what](who, anomaly.lines);
  const euros = formatInvoiceCents(anomaly.cents, language);
  if (anomaly.what === "later") return words.later(who, euros, formatInvoiceMonth(anomaly.next, language));
  return anomaly.what === "nobody" ? words.nobody(euros) : words[anomaly.what](who, euros);
}
