import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { listConsumption } from "../../../ledger/counters/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { InvoiceSeriesId, Month } from "../invoice.ts";
import { isMonth, isOver, selectLinesToInvoice } from "../rules.ts";
import { getSeries } from "../series.ts";
import { hashSharedMonth } from "./hash-shared-month.ts";
import { computeConsumptionStart, listInvoicedLines } from "./list-invoiced-lines.ts";
import { listSharedCredits } from "./list-shared-credits.ts";
import type { SharedMonth } from "./shared-month.ts";
import { splitLaterInvoices } from "./split-later-invoices.ts";
import { splitLinesByPayer } from "./split-lines-by-payer.ts";

/**
 * Shares out what was consumed and not invoiced until the end of a month: who pays which lines, which credit
 * notes are due, and what an agent has to look at. Nothing is written. By the system. Throws
 * invoices.unknown_series, invoices.month_not_valid, invoices.month_not_over.
 */
export async function loadSharedMonth(
  tx: Tx,
  system: Context,
  { seriesId, month }: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<SharedMonth> {
  if (!isMonth(month)) throw invoicesErrors.error("invoices.month_not_valid");
  if (!isOver(month, toCivilDate(system.now()))) throw invoicesErrors.error("invoices.month_not_over");
  const series = await getSeries(tx, system, seriesId);
  const all = await listConsumption(tx, system, {
    counterIds: series.counterIds,
    since: computeConsumptionStart(series, month),
  });
  const done = await listInvoicedLines(tx, system, series, all);
  const { lines, back } = selectLinesToInvoice(all, { month, done: new Set(done.keys()) });
  const whole = await splitLinesByPayer(tx, system, { series, month, lines });
  const shared = await splitLaterInvoices(tx, system, { series, month, shared: whole });
  const { credits, unreadableInvoices } = await listSharedCredits(tx, system, { series, back, done });
  return {
    series,
    month,
    ...shared,
    credits,
    unreadableInvoices,
    seen: hashSharedMonth({ ...shared, credits, unreadableInvoices }),
  };
}
