import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { Invoice, InvoiceId, InvoiceSeries, InvoiceSeriesId, Month, OwnInvoice } from "../invoice.ts";
import { computeMonthStart, isMonth } from "../rules.ts";
import { getSeries, listSeries } from "../series.ts";
import {
  countPiecesOfMonth,
  type InvoiceRow,
  listInvoiceRows,
  listMonthSums,
  listPiecesOfMonth,
  type PiecePlace,
} from "../store.ts";
import { toOwnInvoices } from "./own-invoices.ts";
import { toInvoicesSystem, toReadInvoice } from "./read-invoice.ts";

export interface SeriesMonths {
  readonly series: InvoiceSeries;
  /** The latest first. */
  readonly months: readonly { readonly month: Month; readonly count: number; readonly totalCents: number }[];
}

/**
 * Use case: who sends invoices, and what was sent month by month: figures only. Throws
 * access.capability_missing.
 */
export async function listMonths(context: Context): Promise<readonly SeriesMonths[]> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const sums = await listMonthSums(tx, system.authorityId);
    return (await listSeries(tx, system)).map((series) => ({
      series,
      months: sums.filter(({ seriesId }) => seriesId === series.id),
    }));
  });
}

/** A piece without a name: opening it says whose it is. */
export type IssuedInvoice = Omit<Invoice, "content"> & Pick<OwnInvoice, "standing">;

interface OfMonth {
  readonly seriesId: InvoiceSeriesId;
  readonly month: Month;
}

/** Opened at once: how each stands is computed from all that who pays it was ever sent. */
const PAGE = 100;
const FIRST: PiecePlace = { year: 0, serial: 0 };

/** A page of a month: after the place that the page before said. */
interface Asked extends OfMonth {
  /** "2026-123". */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/**
 * Use case: the invoices of a month and the credit notes that mend them, in the order of their numbers,
 * without a name; a hundred at once, with where the next begin. Throws access.capability_missing,
 * invoices.unknown_series, invoices.month_not_valid.
 */
export async function listIssued(
  context: Context,
  { after = "", limit = PAGE, ...asked }: Asked,
): Promise<{ readonly pieces: readonly IssuedInvoice[]; readonly next: string | null }> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  const [, year, serial] = /^(\d{4})-(\d{1,6})$/.exec(after) ?? [];
  const from = year === undefined ? FIRST : { year: Number(year), serial: Number(serial) };
  const { own, last } = await system.transaction((tx) =>
    listMonthPieces(tx, system, { ...asked, after: from, limit }),
  );
  return {
    pieces: own.map(({ invoice: { content: _, ...invoice }, standing }) => ({ ...invoice, standing })),
    next: last && `${last.year}-${last.serial}`,
  };
}

export interface ExportedInvoice extends IssuedInvoice {
  readonly aboutNumber: string | null;
  readonly payerName: string;
}

/**
 * Use case: the same with names, for the Treasury, a page at a time; a line of the journal says first that it
 * was taken, before a name leaves. Throws as listIssued, at once.
 */
export async function exportIssued(
  context: Context,
  asked: OfMonth,
): Promise<AsyncGenerator<readonly ExportedInvoice[]>> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const { seriesId, month } = await getMonthPlace(tx, system, asked);
    const pieces = await countPiecesOfMonth(tx, system.authorityId, { seriesId, month });
    const data = { series: seriesId, month: asked.month, pieces };
    await record(tx, context, { action: "invoices.exported", data });
  });
  return listExportedPages(system, asked);
}

/** Each page in a transaction of its own: none is held for as long as somebody downloads. */
async function* listExportedPages(
  system: Context,
  asked: OfMonth,
): AsyncGenerator<readonly ExportedInvoice[]> {
  for (let after: PiecePlace | null = FIRST; after !== null; ) {
    const from: PiecePlace = after;
    const { own, last }: Pieces = await system.transaction((tx) =>
      listMonthPieces(tx, system, { ...asked, after: from, limit: PAGE }),
    );
    yield own.map(({ invoice: { content: _, ...invoice }, content, standing, about }) => ({
      ...invoice,
      standing,
      aboutNumber: about?.number ?? null,
      payerName: content.payerName,
    }));
    after = last;
  }
}

/**
 * Use case: an agent opens a piece, which says whose it is: their journal tells them. Throws
 * access.capability_missing, invoices.unknown.
 */
export async function readIssued(context: Context, id: InvoiceId): Promise<OwnInvoice> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const [row] = await listInvoiceRows(tx, system.authorityId, { id });
    const series = row && (await listSeries(tx, system)).find((one) => one.id === row.series_id);
    const own = row && series ? await listPayersInvoices(tx, system, series, [row]) : [];
    const found = own.find(({ invoice }) => invoice.id === id);
    if (!found) throw invoicesErrors.error("invoices.unknown");
    const { content, invoice } = found;
    const data = { invoice: id, number: invoice.number };
    await record(tx, context, { action: "invoices.read", personId: content.payerId, data });
    return found;
  });
}

interface Pieces {
  readonly own: readonly OwnInvoice[];
  /** Where the next begin; null when these are the last. */
  readonly last: PiecePlace | null;
}

async function listMonthPieces(
  tx: Tx,
  system: Context,
  { seriesId, month, after, limit }: OfMonth & { readonly after: PiecePlace; readonly limit: number },
): Promise<Pieces> {
  const { series, ...place } = await getMonthPlace(tx, system, { seriesId, month });
  const asked = { ...place, after, limit: limit + 1 };
  const found = await listPiecesOfMonth(tx, system.authorityId, asked);
  const rows = found.slice(0, limit);
  const own = new Map(
    (await listPayersInvoices(tx, system, series, rows)).map((one) => [one.invoice.id as string, one]),
  );
  return {
    own: rows.flatMap(({ id }) => own.get(id) ?? []),
    last: found.length > limit ? (rows.at(-1) ?? null) : null,
  };
}

/** Throws invoices.unknown_series, invoices.month_not_valid. */
async function getMonthPlace(tx: Tx, system: Context, { seriesId, month }: OfMonth) {
  if (!isMonth(month)) throw invoicesErrors.error("invoices.month_not_valid");
  return { series: await getSeries(tx, system, seriesId), seriesId, month: computeMonthStart(month) };
}

/** Everything of those who pay these: how one invoice stands depends on the others. */
async function listPayersInvoices(
  tx: Tx,
  system: Context,
  series: InvoiceSeries,
  rows: readonly InvoiceRow[],
): Promise<readonly OwnInvoice[]> {
  const payers = [...new Set(rows.flatMap(({ payer }) => payer?.toString("hex") ?? []))];
  const all = await listInvoiceRows(tx, system.authorityId, {
    seriesId: series.id,
    payers: payers.map((payer) => Buffer.from(payer, "hex")),
  });
  return toOwnInvoices(tx, system, { series, mine: all.map((row) => toReadInvoice(system, series, row)) });
}
