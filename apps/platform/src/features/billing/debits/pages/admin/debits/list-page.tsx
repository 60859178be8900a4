import { Card, EmptyState } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listSeriesDebits, type SeriesDebits } from "../../../index.ts";
import { debitAdminWords } from "./debit-admin-words.ts";
import { buildCreditorPath, buildDebitSeriesPath } from "./paths.ts";

/** The invoices that may be debited, for those who have something to do with it. */
export async function showDebitSeriesList(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const words = debitAdminWords(visit.language);
  const all = await listSeriesDebits(visit.context);
  return sendAdminPage(
    reply,
    { title: words.title, place: "debits", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {all.length === 0 ? (
        <EmptyState title={words.empty} icon="landmark">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <div class="ar-stack">
          {all.map((one) => (
            <OfSeries key={one.series.id} one={one} visit={visit} />
          ))}
        </div>
      )}
    </>,
  );
}

function OfSeries({
  one: { series, creditor },
  visit,
}: {
  readonly one: SeriesDebits;
  readonly visit: Visit;
}) {
  const { brand, language, context } = visit;
  const words = debitAdminWords(language);
  const maySet = hasCapability(context.actor, "invoice.issue");
  return (
    <Card title={series.name} icon="landmark" level={2}>
      {creditor ? (
        <>
          <p>{`${creditor.name}, ${creditor.ics}`}</p>
          <p>
            <a href={formatAdminPath(brand, buildDebitSeriesPath(series.id))}>
              {words.open}
              <span class="ds-sr-only"> ({series.name})</span>
            </a>
          </p>
        </>
      ) : (
        <p>{words.notSet}</p>
      )}
      {maySet && (
        <p>
          <a href={formatAdminPath(brand, buildCreditorPath(series.id))}>
            {creditor ? words.change : words.set}
            <span class="ds-sr-only"> ({series.name})</span>
          </a>
        </p>
      )}
    </Card>
  );
}
