import {
  Alert,
  Button,
  ButtonGroup,
  Form,
  LinkButton,
  Progress,
  Section,
  SummaryList,
  Table,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { parsePathId, type Visit } from "../../../../../../web/index.ts";
import { type InvoiceRun, type RunFailure, readRun } from "../../../index.ts";
import { formatInvoiceMonth } from "../../common/invoices/words.ts";
import { buildIssuedPath, buildMonthPreparationPath, issuePath, runPath } from "./paths.ts";
import { runWords } from "./run-words.ts";

/**
 * A month that was asked for: how far it is, then what came of it. Works without script: one comes back to
 * it.
 */
export async function showRun(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = runWords(language);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const { run, failures, more } = await readRun(context, { seriesId, runId: parsePathId(request, "run") });
  const title = words.title(formatInvoiceMonth(run.month, language));
  const at = { series: seriesId, visit, run };
  return sendAdminPage(
    reply,
    { title, place: "invoices", width: "task", above: [] },
    <>
      <h1>{title}</h1>
      {run.endedAt === null ? <UnderWay {...at} /> : <Ended {...at} failed={failures.length + more} />}
      <Failures {...{ failures, more, visit }} />
    </>,
  );
}

interface OfRun {
  readonly series: string;
  readonly run: InvoiceRun;
  readonly visit: Visit;
}

function UnderWay({ series, run, visit: { brand, language, csrf } }: OfRun) {
  const words = runWords(language);
  return (
    <>
      {run.state === "interrupted" && (
        <Alert tone="warning" title={words.interrupted}>
          <p>{words.interruptedText}</p>
        </Alert>
      )}
      <Progress
        id="avancement"
        label={words.progress}
        value={run.done}
        max={Math.max(run.total, 1)}
        text={run.total === 0 ? words.counting : words.progressText(run.done, run.total)}
      />
      <p>{words.asked(run.askedBy, formatLongInstant(run.askedAt, language))}</p>
      {run.state === "interrupted" ? (
        <Form
          action={formatAdminPath(brand, issuePath(series))}
          csrf={csrf()}
          hidden={{ mois: run.month, vu: run.seen }}
        >
          <Button icon="refresh-cw">{words.resume}</Button>
        </Form>
      ) : (
        <>
          <p>{words.leave}</p>
          <ButtonGroup>
            <LinkButton href={formatAdminPath(brand, runPath(series, run.id))} icon="refresh-cw">
              {words.refresh}
            </LinkButton>
          </ButtonGroup>
        </>
      )}
    </>
  );
}

function Ended({ series, run, failed, visit: { brand, language } }: OfRun & { readonly failed: number }) {
  const words = runWords(language);
  const again = (
    <LinkButton
      href={formatAdminPath(brand, buildMonthPreparationPath(series, run.month))}
      variant="secondary"
    >
      {words.again}
    </LinkButton>
  );
  if (run.state === "changed")
    return (
      <>
        <Alert tone="warning" title={words.changed}>
          <p>{words.changedText}</p>
        </Alert>
        <p>{again}</p>
      </>
    );
  const written = run.invoices + run.creditNotes;
  return (
    <>
      {failed > 0 && (
        <Alert tone="warning" title={words.failed(failed)}>
          <p>{words.failedText}</p>
        </Alert>
      )}
      {written > 0 && <Alert tone="success" title={words.done(written)} />}
      {written === 0 && failed === 0 && (
        <Alert tone="info" title={words.nothing}>
          <p>{words.nothingText}</p>
        </Alert>
      )}
      <SummaryList
        rows={[
          { label: words.invoices, value: String(run.invoices) },
          { label: words.credits, value: String(run.creditNotes) },
          { label: words.ended, value: run.endedAt ? formatLongInstant(run.endedAt, language) : "" },
        ]}
      />
      <p>{words.asked(run.askedBy, formatLongInstant(run.askedAt, language))}</p>
      <ButtonGroup>
        <LinkButton href={formatAdminPath(brand, buildIssuedPath(series, run.month))}>{words.see}</LinkButton>
        {failed > 0 && again}
      </ButtonGroup>
    </>
  );
}

function Failures({
  failures,
  more,
  visit: { language },
}: {
  readonly failures: readonly RunFailure[];
  readonly more: number;
  readonly visit: Visit;
}) {
  const words = runWords(language);
  if (failures.length === 0) return null;
  const why = (reason: string) =>
    reason === "unreadable" || reason === "unexpected" ? words[reason] : words.refused(reason);
  return (
    <Section id="echecs" title={words.failures}>
      <Table
        id="echecs-liste"
        caption={words.failures}
        isTitled
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={failures.map(({ id, name, what, reason }) => ({
          key: id,
          cells: [name || words.unnamed, words.what[what], why(reason)],
        }))}
      />
      {more > 0 && <p>{words.more(more)}</p>}
    </Section>
  );
}
