import { addMonths, type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import {
  type ConsumedLine,
  type CounterAccountId,
  listConsumption,
  listHoldersOfAccounts,
  openLabels,
  type TransferId,
} from "../counters/index.ts";
import { called, type Found } from "./anomalies.ts";
import { invoicesErrors } from "./errors.ts";
import type {
  InvoiceId,
  InvoiceLine,
  InvoiceSeries,
  InvoiceSeriesId,
  Month,
  PreparedCredit,
  PreparedInvoice,
  PreparedMonth,
} from "./invoice.ts";
import { payersOf } from "./payers.ts";
import { asInvoices, invoiceOf } from "./read-invoice.ts";
import { firstDay, isMonth, isOver, sumOf, toInvoice } from "./rules.ts";
import { markOf } from "./sealed-content.ts";
import { getSeries } from "./series.ts";
import { findMarks, listInvoiceRows } from "./store.ts";
import { teller } from "./tell-lines.ts";

/** No invoice takes what is older: it is pointed out, for an agent to decide. A family's patience lapses before a town's claim. */
const KEPT_MONTHS = 23;
/** Nobody may ask for what is older still: a town's claim lapses after four years (Code général des collectivités territoriales, art. L1617-5). */
const LAPSED_MONTHS = 48;
/** Within two months no invoice will take it any more. */
const LEAVING_MONTHS = 2;

/**
 * Use case: what the invoices of a month would say, and what deserves a look before. Nothing is written but who looked.
 * Throws access.capability_missing, invoices.unknown_series, invoices.month_not_valid, invoices.month_not_over.
 */
export async function previewMonth(
  context: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<PreparedMonth> {
  requireCapability(context, "invoice.issue");
  const system = asInvoices(context);
  return system.transaction(async (tx) => {
    const prepared = await prepareMonth(tx, system, asked);
    // Whose name is shown is told that somebody looked.
    const named = new Set(prepared.anomalies.flatMap(({ personId }) => personId ?? []));
    for (const personId of named)
      await record(tx, context, { action: "invoices.looked_at", personId, data: { month: asked.month } });
    return prepared;
  });
}

/** By the system. Throws as previewMonth. */
export async function prepareMonth(
  tx: Tx,
  system: Context,
  { seriesId, month }: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<PreparedMonth> {
  if (!isMonth(month)) throw invoicesErrors.error("invoices.month_not_valid");
  if (!isOver(month, civilDate(system.now()))) throw invoicesErrors.error("invoices.month_not_over");
  const series = await getSeries(tx, system, seriesId);
  const all = await listConsumption(tx, system, {
    counterIds: series.counterIds,
    since: sinceOf(series, month),
  });
  const done = await doneIn(tx, system, series, all);
  const { lines, back } = toInvoice(all, { month, done: new Set(done.keys()) });
  const shared = await shareOut(tx, system, { series, month, lines });
  const invoices = await invoicesFor(tx, system, { series, ...shared });
  const credits = await creditsFor(tx, system, { series, back, done });
  const totalCents = invoices.prepared.reduce((sum, one) => sum + one.totalCents, 0);
  const creditedCents = credits.reduce((sum, one) => sum + one.totalCents, 0);
  return {
    series,
    month,
    invoices: invoices.prepared,
    credits,
    anomalies: await called(tx, system, [...shared.anomalies, ...invoices.anomalies]),
    totalCents,
    waitingSince: [...shared.waiting, ...invoices.unread].toSorted()[0] ?? null,
    seen: [invoices.prepared.length, totalCents, credits.length, creditedCents].join("-"),
  };
}

/** Everything before was said already, or may be asked for no more. */
function sinceOf({ saidBefore }: InvoiceSeries, month: Month): CivilDate {
  const lapsed = addMonths(firstDay(month), -LAPSED_MONTHS);
  return saidBefore !== null && saidBefore > lapsed ? saidBefore : lapsed;
}

const MARKS = 5_000;

/** The lines that an invoice, or a credit note, says already; and so of what was given back, however long ago it was taken. */
async function doneIn(
  tx: Tx,
  system: Context,
  { id: seriesId }: InvoiceSeries,
  lines: readonly ConsumedLine[],
): Promise<ReadonlyMap<TransferId, InvoiceId>> {
  const ids = [...new Set(lines.flatMap(({ id, backOf }) => (backOf === null ? [id] : [id, backOf])))];
  const done = new Map<TransferId, InvoiceId>();
  for (let from = 0; from < ids.length; from += MARKS) {
    const marks = ids.slice(from, from + MARKS).map((id) => [id, markOf(system, seriesId, id)] as const);
    const found = await findMarks(tx, system.authorityId, { seriesId, marks: marks.map(([, mark]) => mark) });
    for (const [id, mark] of marks) {
      const invoiceId = found.get(mark.toString("hex"));
      if (invoiceId !== undefined) done.set(id, invoiceId);
    }
  }
  return done;
}

interface Shared {
  readonly holders: ReadonlyMap<CounterAccountId, readonly PersonId[]>;
  readonly byPayer: ReadonlyMap<PersonId, readonly ConsumedLine[]>;
  readonly anomalies: readonly Found[];
  /** The days of what has nobody. */
  readonly waiting: readonly CivilDate[];
}

/** Each line to who pays it, by the day on which it was consumed; what has nobody waits, and is pointed out. */
async function shareOut(
  tx: Tx,
  system: Context,
  {
    series,
    month,
    lines,
  }: { readonly series: InvoiceSeries; readonly month: Month; readonly lines: readonly ConsumedLine[] },
): Promise<Shared> {
  const days = new Map(lines.map(({ id, day }) => [id, day]));
  // What was given back is whoever's paid for it.
  const owedOn = ({ backOf, day }: ConsumedLine) => (backOf === null ? day : (days.get(backOf) ?? day));
  const accountIds = new Set(lines.map(({ accountId }) => accountId));
  const everybody = await listHoldersOfAccounts(tx, system, accountIds);
  const holders = new Map([...accountIds].map((id) => [id, everybody.get(id) ?? []]));
  const owed = lines.map((line) => ({ line, accountId: line.accountId, day: owedOn(line) }));
  const payerOf = await payersOf(tx, system, { seriesId: series.id, holders, lines: owed });
  const oldest = addMonths(firstDay(month), -KEPT_MONTHS);
  const leaving = addMonths(oldest, LEAVING_MONTHS);
  const sums = new Map<string, Found & { readonly cents: number }>();
  const point = (what: Waiting, { accountId, amount, backOf }: ConsumedLine) => {
    const key = `${accountId} ${what}`;
    const cents = (sums.get(key)?.cents ?? 0) + (backOf === null ? amount : -amount);
    sums.set(key, { what, accountId, personId: holders.get(accountId)?.[0] ?? null, cents });
  };
  const paid: { readonly payerId: PersonId; readonly line: ConsumedLine }[] = [];
  const waiting: CivilDate[] = [];
  for (const { line, day, accountId } of owed) {
    const payer = payerOf({ accountId, day });
    if (day >= oldest && "payerId" in payer) {
      paid.push({ payerId: payer.payerId, line });
      continue;
    }
    waiting.push(day);
    if (day < oldest) point("left", line);
    else {
      if ("problem" in payer) point(payer.problem, line);
      if (day < leaving) point("leaving", line);
    }
  }
  const byPayer = new Map(
    [...Map.groupBy(paid, ({ payerId }) => payerId)].map(([id, own]) => [id, own.map(({ line }) => line)]),
  );
  return { holders, byPayer, anomalies: [...sums.values()], waiting };
}

type Waiting = "nobody" | "no_payer" | "two_homes" | "either" | "leaving" | "left";

async function invoicesFor(
  tx: Tx,
  system: Context,
  { series, holders, byPayer }: Shared & { readonly series: InvoiceSeries },
) {
  const anomalies: Found[] = [];
  const prepared: PreparedInvoice[] = [];
  const unread: CivilDate[] = [];
  const labels = await openLabels(
    tx,
    system,
    [...byPayer.values()].flat().map(({ id }) => id),
  );
  const tell = await teller(tx, system, { series, holders, labels });
  for (const [payerId, own] of [...byPayer].toSorted(([one], [other]) => one.localeCompare(other))) {
    // What does not open of one family keeps back no other.
    const told = await tell(payerId, own).catch(() => undefined);
    if (!told) {
      anomalies.push({ what: "unreadable", personId: payerId, lines: own.length });
      unread.push(...own.map(({ day }) => day));
      continue;
    }
    prepared.push({ payerId, lines: told.lines, totalCents: sumOf(told.lines) });
    for (const [what, lines] of told.odd) anomalies.push({ what, personId: payerId, lines });
  }
  return { prepared, anomalies, unread };
}

/** What services gave back of lines already invoiced, by invoice: each line is said as the invoice said it. */
async function creditsFor(
  tx: Tx,
  system: Context,
  {
    series,
    back,
    done,
  }: {
    readonly series: InvoiceSeries;
    readonly back: readonly ConsumedLine[];
    readonly done: ReadonlyMap<TransferId, InvoiceId>;
  },
): Promise<readonly PreparedCredit[]> {
  const byInvoice = Map.groupBy(back, ({ backOf }) => (backOf === null ? undefined : done.get(backOf)));
  const credits: PreparedCredit[] = [];
  for (const [id, own] of byInvoice) {
    if (id === undefined) continue;
    const [row] = await listInvoiceRows(tx, system.authorityId, { id });
    const invoice = row && invoiceOf(system, series, row);
    const said = invoice?.content?.lines;
    // Who paid is erased: nobody is left to be told.
    if (!invoice || !said) continue;
    const lines = own.flatMap(({ backOf, amount }) => {
      const line = said.find(({ transferId }) => transferId === backOf);
      return line ? [creditLine(line, amount)] : [];
    });
    const backIds = own.map(({ id: backId }) => backId);
    credits.push({ invoice, lines, backIds, totalCents: sumOf(lines) });
  }
  return credits;
}

/** A line of an invoice as its credit note says it: whole, or a part of it. */
export const creditLine = (line: InvoiceLine, cents: number): InvoiceLine =>
  cents === line.cents ? line : { ...line, quantity: 1, unitCents: cents, cents };
