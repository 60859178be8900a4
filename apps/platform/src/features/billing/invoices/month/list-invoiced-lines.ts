import { addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { ConsumedLine, TransferId } from "../../../ledger/counters/index.ts";
import type { InvoiceId, InvoiceSeries, Month } from "../invoice.ts";
import { computeMonthStart } from "../rules.ts";
import { computeLineMark } from "../sealed-content.ts";
import { findMarks } from "../store.ts";

/**
 * No invoice takes what was consumed earlier: it is pointed out, for an agent to decide, since a family does
 * not expect a bill of two years ago. The town's right lasts longer (LAPSED_MONTHS).
 */
const KEPT_MONTHS = 23;
/**
 * Nobody may ask for what is older still: a town's claim lapses after four years (Code général des
 * collectivités territoriales, art. L1617-5).
 */
const LAPSED_MONTHS = 48;

/** Everything before was said already, or may be asked for no more. */
export function computeConsumptionStart({ saidBefore }: InvoiceSeries, month: Month): CivilDate {
  const lapsed = addMonths(computeMonthStart(month), -LAPSED_MONTHS);
  return saidBefore !== null && saidBefore > lapsed ? saidBefore : lapsed;
}

/** The first day that its invoices take. */
export const computeOldestDay = (month: Month): CivilDate =>
  addMonths(computeMonthStart(month), -KEPT_MONTHS);

/** Looked for in one statement: an array of that many digests stays under a megabyte. */
const MARKS_AT_ONCE = 5_000;

/**
 * The lines that an invoice, or a credit note, says already; and so of what was given back, however long ago
 * it was taken.
 */
export async function listInvoicedLines(
  tx: Tx,
  system: Context,
  { id: seriesId }: InvoiceSeries,
  lines: readonly ConsumedLine[],
): Promise<ReadonlyMap<TransferId, InvoiceId>> {
  const ids = [...new Set(lines.flatMap(({ id, backOf }) => (backOf === null ? [id] : [id, backOf])))];
  const done = new Map<TransferId, InvoiceId>();
  for (let from = 0; from < ids.length; from += MARKS_AT_ONCE) {
    const marks = ids
      .slice(from, from + MARKS_AT_ONCE)
      .map((id) => [id, computeLineMark(system, seriesId, id)] as const);
    const found = await findMarks(tx, system.authorityId, { seriesId, marks: marks.map(([, mark]) => mark) });
    for (const [id, mark] of marks) {
      const invoiceId = found.get(mark.toString("hex"));
      if (invoiceId !== undefined) done.set(id, invoiceId);
    }
  }
  return done;
}
