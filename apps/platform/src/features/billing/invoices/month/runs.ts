import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { InvoiceSeries, InvoiceSeriesId, Month } from "../invoice.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { computeMonthStart, isMonth, isOver } from "../rules.ts";
import { openFailure } from "../sealed-content.ts";
import { getSeries } from "../series.ts";
import { createRunRow, findRun, listFailureRows, listRunRows, type RunRow } from "../store/runs.ts";
import { requireInvoiceIssuer } from "../write-invoice.ts";
import { listNamesInUse } from "./anomalies.ts";

/**
 * Each invoice moves it, and a run that failed is tried again within minutes: silent for longer, nobody is at
 * it.
 */
const SILENT_MS = 10 * 60_000;
/** A page of those that failed: more of them is one cause, to find first. */
const SHOWN_FAILURES = 200;

/** A month that was asked to be sent. */
export interface InvoiceRun {
  readonly id: string;
  readonly month: Month;
  /** changed: it was no longer what was looked at, and nothing was sent. */
  readonly state: "running" | "interrupted" | "changed" | "done";
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** Invoices and credit notes to write; zero until they are counted. */
  readonly total: number;
  readonly done: number;
  readonly invoices: number;
  readonly creditNotes: number;
  readonly seen: string;
}

/** Whose could not be written. */
export interface RunFailure {
  readonly id: string;
  /** As they are called; empty of an invoice that does not open. */
  readonly name: string;
  readonly what: "invoice" | "credit_note";
  /** "unreadable", "unexpected", or the code of a refusal. */
  readonly reason: string;
}

const formatRunFieldName = (id: string): string => `invoice_run:${id}`;

/** As `readRun` shows it. By the system. */
export function toInvoiceRun(context: Context, row: RunRow): InvoiceRun {
  return {
    id: row.id,
    month: row.month.slice(0, 7),
    state: computeRunState(row, context.now()),
    askedBy: openForAuthority(context, formatRunFieldName(row.id), row.asked_by_sealed),
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    total: row.total,
    done: row.done,
    invoices: row.invoices,
    creditNotes: row.credit_notes,
    seen: row.seen,
  };
}

function computeRunState({ ended_at, moved_at, changed }: RunRow, now: Date): InvoiceRun["state"] {
  if (ended_at === null) return now.getTime() - moved_at.getTime() > SILENT_MS ? "interrupted" : "running";
  return changed ? "changed" : "done";
}

/**
 * Use case: an agent of the house asks for the invoices of a month, as they looked at it. A job writes them,
 * and the credit notes of what came back since, household by household. One at a time a series: while one is
 * under way, it is sent on its way again.
 * @returns the run to follow Throws access.capability_missing, invoices.agent_needed,
 *   invoices.unknown_series, invoices.month_not_valid, invoices.month_not_over.
 */
export async function requestInvoiceRun(
  context: Context,
  {
    seriesId,
    month,
    seen,
  }: { readonly seriesId: InvoiceSeriesId; readonly month: Month; readonly seen: string },
): Promise<string> {
  const by = requireInvoiceIssuer(context);
  const { actor } = context;
  if (actor.kind !== "staff") throw invoicesErrors.error("invoices.agent_needed");
  if (!isMonth(month)) throw invoicesErrors.error("invoices.month_not_valid");
  if (!isOver(month, toCivilDate(context.now()))) throw invoicesErrors.error("invoices.month_not_over");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const series = await getSeries(tx, system, seriesId);
    const [id, now] = [context.newId<string>(), context.now()];
    const isNew = await createRunRow(tx, {
      authority_id: context.authorityId,
      id,
      series_id: seriesId,
      month: computeMonthStart(month),
      asked_by: actor.staffId,
      asked_by_sealed: sealForAuthority(system, formatRunFieldName(id), by),
      asked_at: now,
      seen: seen.slice(0, 100),
      moved_at: now,
    });
    const runId = isNew ? id : await getRunningRunId(tx, system, seriesId);
    if (isNew)
      await record(tx, context, { action: "invoices.run_asked", data: { month, issuer: series.name } });
    await sendTurn(tx, system, runId);
    return runId;
  });
}

async function getRunningRunId(tx: Tx, system: Context, seriesId: InvoiceSeriesId): Promise<string> {
  const rows = await listRunRows(tx, system.authorityId, { seriesId, limit: 1 });
  const [last] = rows;
  if (!last) throw new TypeError("a run is under way, and is not there");
  return last.id;
}

/** One waiting job a run. */
export async function sendTurn(tx: Tx, context: Context, runId: string): Promise<void> {
  const { authorityId, requestId, ports } = context;
  await ports.jobs.send(tx, "invoices.issue", { authorityId, requestId, runId }, { singletonKey: runId });
}

/**
 * Use case: how far a month is, and whose could not be written. Whose name is shown is told that somebody
 * looked. Throws access.capability_missing, invoices.unknown_run.
 */
export async function readRun(
  context: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly runId: string },
): Promise<{
  readonly series: InvoiceSeries;
  readonly run: InvoiceRun;
  readonly failures: readonly RunFailure[];
  /** Others, not shown. */
  readonly more: number;
}> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const row = await findRun(tx, system.authorityId, asked.runId);
    if (!row || row.series_id !== asked.seriesId) throw invoicesErrors.error("invoices.unknown_run");
    const series = await getSeries(tx, system, asked.seriesId);
    const rows = await listFailureRows(tx, system.authorityId, { runId: row.id });
    const opened = rows.slice(0, SHOWN_FAILURES).map((one) => ({
      one,
      personId: openFailure(system, { seriesId: series.id, id: one.id }, one.content).personId,
    }));
    const people = [...new Set(opened.flatMap(({ personId }) => personId ?? []))];
    const names = await listNamesInUse(tx, system, people);
    const run = toInvoiceRun(system, row);
    for (const personId of people)
      await record(tx, context, {
        action: "invoices.looked_at",
        personId,
        data: { month: run.month, why: "failed" },
      });
    const failures = opened.map(({ one, personId }) => ({
      id: one.id,
      name: personId === null ? "" : (names.get(personId) ?? ""),
      what: one.about === null ? ("invoice" as const) : ("credit_note" as const),
      reason: one.reason,
    }));
    return { series, run, failures, more: rows.length - failures.length };
  });
}

/** Use case: the last run of a month, or undefined. Throws access.capability_missing. */
export async function findLastRun(
  context: Context,
  { seriesId, month }: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<InvoiceRun | undefined> {
  requireCapability(context, "invoice.issue");
  if (!isMonth(month)) return undefined;
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const [row] = await listRunRows(tx, system.authorityId, {
      seriesId,
      month: computeMonthStart(month),
      limit: 1,
    });
    return row && toInvoiceRun(system, row);
  });
}
