import { createHash } from "node:crypto";
import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type AccountHolder,
  type ConsumedLine,
  type CounterAccountId,
  listConsumption,
  listHoldersOfAccounts,
  type TransferId,
} from "../../../ledger/counters/index.ts";
import { invoicesErrors } from "../errors.ts";
import type {
  Invoice,
  InvoiceId,
  InvoiceLine,
  InvoiceSeries,
  InvoiceSeriesId,
  Month,
  PreparedCredit,
} from "../invoice.ts";
import { buildPayerFinder } from "../payers/build-payer-finder.ts";
import { toReadInvoice } from "../reading/read-invoice.ts";
import { computeLinesSum, computeMonthStart, isMonth, isOver, toInvoice } from "../rules.ts";
import { computeLineMark, computePayerAlias } from "../sealed-content.ts";
import { getSeries } from "../series.ts";
import { findMarks, type InvoiceRow, listInvoiceRows, listSentMonths } from "../store.ts";
import type { Found } from "./anomalies.ts";

/**
 * No invoice takes what is older: it is pointed out, for an agent to decide. A family's patience lapses
 * before a town's claim.
 */
const KEPT_MONTHS = 23;
/**
 * Nobody may ask for what is older still: a town's claim lapses after four years (Code général des
 * collectivités territoriales, art. L1617-5).
 */
const LAPSED_MONTHS = 48;
/** Within two months no invoice will take it any more. */
const LEAVING_MONTHS = 2;

/** Whose something does not open: their lines wait. */
export interface Unreadable {
  readonly personId: PersonId;
  readonly lines: number;
}

/** A credit note to write, and the days of what came back. */
export interface SharedCredit extends PreparedCredit {
  readonly days: readonly CivilDate[];
}

/** An invoice of which something came back, and that does not open. */
export interface UnreadableInvoice {
  readonly row: InvoiceRow;
  readonly lines: number;
  readonly days: readonly CivilDate[];
}

/** A month shared out between those who pay, before a word of it is opened: figures, days, and who. */
export interface SharedMonth {
  readonly series: InvoiceSeries;
  readonly month: Month;
  readonly holders: ReadonlyMap<CounterAccountId, readonly AccountHolder[]>;
  /** In the order of their ids. */
  readonly byPayer: ReadonlyMap<PersonId, readonly ConsumedLine[]>;
  readonly credits: readonly SharedCredit[];
  readonly anomalies: readonly Found[];
  readonly unreadable: readonly Unreadable[];
  readonly unreadableInvoices: readonly UnreadableInvoice[];
  /** The days of what no invoice takes yet. */
  readonly waiting: readonly CivilDate[];
  /** The same again while nothing moved: what an agent looked at is what they send. */
  readonly seen: string;
}

/** By the system. Throws invoices.unknown_series, invoices.month_not_valid, invoices.month_not_over. */
export async function computeSharedMonth(
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
  const { lines, back } = toInvoice(all, { month, done: new Set(done.keys()) });
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

/**
 * Every line with who pays it, every credit note, and what was pointed out: two families that exchange ten
 * euros are another month.
 */
function hashSharedMonth({
  byPayer,
  credits,
  anomalies,
  unreadable,
  unreadableInvoices,
}: Pick<SharedMonth, "byPayer" | "credits" | "anomalies" | "unreadable" | "unreadableInvoices">): string {
  const facts = [
    ...[...byPayer].flatMap(([payer, lines]) =>
      lines.map(({ id, amount, backOf }) => ["line", payer, id, amount, backOf]),
    ),
    ...credits.map(({ invoice, backIds, totalCents }) => [
      "credit",
      invoice.id,
      totalCents,
      ...backIds.toSorted(),
    ]),
    ...anomalies.map((found) => ["anomaly", ...Object.entries(found).toSorted().flat()]),
    ...unreadable.map(({ personId, lines }) => ["unreadable", personId, lines]),
    ...unreadableInvoices.map(({ row, lines }) => ["unreadable_invoice", row.id, lines]),
  ];
  const text = facts.map((fact) => JSON.stringify(fact)).toSorted();
  return createHash("sha256").update(text.join("\n")).digest("hex");
}

type Out = Pick<SharedMonth, "holders" | "byPayer" | "anomalies" | "unreadable" | "waiting">;

/**
 * Who has their invoice of this month already has one more only: what came since waits for the next month
 * without one, and is pointed out.
 */
async function splitLaterInvoices(
  tx: Tx,
  system: Context,
  { series, month, shared }: Pick<SharedMonth, "series" | "month"> & { readonly shared: Out },
): Promise<Out> {
  const monthsOf = await listPayersSentMonths(tx, system, series, [...shared.byPayer.keys()]);
  const isLater = (payerId: PersonId) => monthsOf.get(payerId)?.has(month) === true;
  const later = [...shared.byPayer].filter(([payerId]) => isLater(payerId));
  return {
    ...shared,
    byPayer: new Map([...shared.byPayer].filter(([payerId]) => !isLater(payerId))),
    anomalies: [
      ...shared.anomalies,
      ...later.map(([personId, own]) => ({
        what: "later" as const,
        personId,
        cents: computeConsumedCents(own),
        next: computeFirstFreeMonth(monthsOf.get(personId) ?? new Set(), month),
      })),
    ],
    waiting: [...shared.waiting, ...later.flatMap(([, own]) => own.map(({ day }) => day))],
  };
}

/** The months for which each of these has an invoice. */
async function listPayersSentMonths(
  tx: Tx,
  system: Context,
  { id: seriesId }: InvoiceSeries,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReadonlySet<Month>>> {
  if (people.length === 0) return new Map();
  const aliases = people.map((id) => [id, computePayerAlias(system, seriesId, id)] as const);
  const payers = aliases.map(([, alias]) => alias);
  const sent = await listSentMonths(tx, system.authorityId, { seriesId, payers });
  const byPayer = Map.groupBy(sent, ({ payer }) => payer.toString("hex"));
  return new Map(
    aliases.map(([id, alias]) => [
      id,
      new Set((byPayer.get(alias.toString("hex")) ?? []).map(({ month }) => month)),
    ]),
  );
}

function computeFirstFreeMonth(sent: ReadonlySet<Month>, month: Month): Month {
  const next = addMonths(computeMonthStart(month), 1).slice(0, 7);
  return sent.has(next) ? computeFirstFreeMonth(sent, next) : next;
}

const computeConsumedCents = (lines: readonly ConsumedLine[]): number =>
  lines.reduce((sum, { amount, backOf }) => sum + (backOf === null ? amount : -amount), 0);

/** Everything before was said already, or may be asked for no more. */
export function computeConsumptionStart({ saidBefore }: InvoiceSeries, month: Month): CivilDate {
  const lapsed = addMonths(computeMonthStart(month), -LAPSED_MONTHS);
  return saidBefore !== null && saidBefore > lapsed ? saidBefore : lapsed;
}

/** The first day that its invoices take. */
export const computeOldestDay = (month: Month): CivilDate =>
  addMonths(computeMonthStart(month), -KEPT_MONTHS);

const MARKS = 5_000;

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
  for (let from = 0; from < ids.length; from += MARKS) {
    const marks = ids
      .slice(from, from + MARKS)
      .map((id) => [id, computeLineMark(system, seriesId, id)] as const);
    const found = await findMarks(tx, system.authorityId, { seriesId, marks: marks.map(([, mark]) => mark) });
    for (const [id, mark] of marks) {
      const invoiceId = found.get(mark.toString("hex"));
      if (invoiceId !== undefined) done.set(id, invoiceId);
    }
  }
  return done;
}

/**
 * Each line to who pays it, by the day on which it was consumed; what has nobody waits, and is pointed out.
 */
async function splitLinesByPayer(
  tx: Tx,
  system: Context,
  {
    series,
    month,
    lines,
  }: { readonly series: InvoiceSeries; readonly month: Month; readonly lines: readonly ConsumedLine[] },
): Promise<Out> {
  const days = new Map(lines.map(({ id, day }) => [id, day]));
  // What was given back is whoever's paid for it.
  const owedOn = ({ backOf, day }: ConsumedLine) => (backOf === null ? day : (days.get(backOf) ?? day));
  const accountIds = new Set(lines.map(({ accountId }) => accountId));
  const everybody = await listHoldersOfAccounts(tx, system, accountIds);
  const holders = new Map([...accountIds].map((id) => [id, everybody.get(id) ?? []]));
  const owed = lines.map((line) => ({ line, accountId: line.accountId, day: owedOn(line) }));
  const payerOf = await buildPayerFinder(tx, system, { seriesId: series.id, holders, lines: owed });
  const oldest = computeOldestDay(month);
  const leaving = addMonths(oldest, LEAVING_MONTHS);
  const sums = new Map<string, Found & { readonly cents: number }>();
  const point = (what: Waiting, { accountId, amount, backOf }: ConsumedLine) => {
    const key = `${accountId} ${what}`;
    const cents = (sums.get(key)?.cents ?? 0) + (backOf === null ? amount : -amount);
    sums.set(key, { what, accountId, personId: findHolderToContact(holders.get(accountId)), cents });
  };
  const paid: { readonly payerId: PersonId; readonly line: ConsumedLine }[] = [];
  const closed: PersonId[] = [];
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
      if ("unreadable" in payer) closed.push(payer.unreadable);
      if ("problem" in payer) point(payer.problem, line);
      if (day < leaving) point("leaving", line);
    }
  }
  const byPayer = [...Map.groupBy(paid, ({ payerId }) => payerId)]
    .map(([id, own]) => [id, own.map(({ line }) => line)] as const)
    .toSorted(([one], [other]) => one.localeCompare(other));
  const unreadable = [...Map.groupBy(closed, (id) => id)].map(([personId, { length }]) => ({
    personId,
    lines: length,
  }));
  return { holders, byPayer: new Map(byPayer), anomalies: [...sums.values()], unreadable, waiting };
}

/** Of whom an agent may ask: somebody whose account it still is, first. */
const findHolderToContact = (holders: readonly AccountHolder[] = []): PersonId | null =>
  (holders.find(({ left }) => left === null) ?? holders[0])?.personId ?? null;

type Waiting = "nobody" | "no_payer" | "two_homes" | "either" | "leaving" | "left";

/**
 * What services gave back of lines already invoiced, by invoice: each line is said as the invoice said it.
 */
async function listSharedCredits(
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
): Promise<Pick<SharedMonth, "credits" | "unreadableInvoices">> {
  const byInvoice = Map.groupBy(back, ({ backOf }) => (backOf === null ? undefined : done.get(backOf)));
  const credits: SharedCredit[] = [];
  const unreadableInvoices: UnreadableInvoice[] = [];
  for (const [id, own] of byInvoice) {
    if (id === undefined) continue;
    const [row] = await listInvoiceRows(tx, system.authorityId, { id });
    // Who paid is erased: nobody is left to be told.
    if (!row || row.content === null) continue;
    const days = own.map(({ day }) => day);
    const credit = buildPreparedCredit(openReadableInvoice(system, series, row), own);
    // What does not open of one family keeps back no other.
    if (credit) credits.push({ ...credit, days });
    else unreadableInvoices.push({ row, lines: own.length, days });
  }
  return { credits, unreadableInvoices };
}

function openReadableInvoice(system: Context, series: InvoiceSeries, row: InvoiceRow): Invoice | undefined {
  try {
    return toReadInvoice(system, series, row);
  } catch {
    return undefined;
  }
}

function buildPreparedCredit(
  invoice: Invoice | undefined,
  own: readonly ConsumedLine[],
): PreparedCredit | undefined {
  const said = invoice?.content?.lines;
  if (!invoice || !said) return undefined;
  const lines = own.flatMap(({ backOf, amount }) => {
    const line = said.find(({ transferId }) => transferId === backOf);
    return line ? [creditLine(line, amount)] : [];
  });
  return { invoice, lines, backIds: own.map(({ id }) => id), totalCents: computeLinesSum(lines) };
}

/** A line of an invoice as its credit note says it: whole, or a part of it. */
export const creditLine = (line: InvoiceLine, cents: number): InvoiceLine =>
  cents === line.cents ? line : { ...line, quantity: 1, unitCents: cents, cents };
