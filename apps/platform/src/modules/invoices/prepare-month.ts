import { addMonths, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { listProvidersFor } from "../authorities/index.ts";
import { listOfferedServices } from "../catalogue/index.ts";
import {
  type ConsumedLine,
  type CounterAccountId,
  listConsumption,
  listCounters,
  listHoldersOfAccounts,
  type TransferId,
} from "../counters/index.ts";
import { currentText, listElements, listElementsOf, nameElements, nameInUse } from "../identity/index.ts";
import { invoicesErrors } from "./errors.ts";
import { explainer, factsOfPayer } from "./explain.ts";
import type {
  Anomaly,
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

/** What was forgotten longer ago is forgotten: a town's claim lapses after four years, a family's patience before. */
const KEPT_MONTHS = 23;

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
  const { counterIds } = series;
  const since = addMonths(firstDay(month), -KEPT_MONTHS);
  const all = await listConsumption(tx, system, { counterIds, since });
  const done = await doneIn(tx, system, series, all);
  const { lines, back } = toInvoice(all, { month, done: new Set(done.keys()) });
  const said = await speaker(tx, system, series);
  const invoices = await invoicesFor(tx, system, { series, lines, said });
  const credits = await creditsFor(tx, system, { series, back, done });
  const totalCents = invoices.prepared.reduce((sum, one) => sum + one.totalCents, 0);
  const creditedCents = credits.reduce((sum, one) => sum + one.totalCents, 0);
  return {
    series,
    month,
    invoices: invoices.prepared,
    credits,
    anomalies: invoices.anomalies,
    totalCents,
    seen: [invoices.prepared.length, totalCents, credits.length, creditedCents].join("-"),
  };
}

/** The lines that an invoice, or a credit note, says already. */
async function doneIn(
  tx: Tx,
  system: Context,
  { id: seriesId }: InvoiceSeries,
  lines: readonly ConsumedLine[],
): Promise<ReadonlyMap<TransferId, InvoiceId>> {
  const marks = new Map(lines.map(({ id }) => [id, markOf(system, seriesId, id)]));
  const found = await findMarks(tx, system.authorityId, { seriesId, marks: [...marks.values()] });
  return new Map(
    [...marks].flatMap(([id, mark]) => {
      const invoiceId = found.get(mark.toString("hex"));
      return invoiceId === undefined ? [] : [[id, invoiceId] as const];
    }),
  );
}

type ServiceName = (line: ConsumedLine) => Sentence;

/** How services are called; a counter stands for one that is offered no more. */
async function speaker(tx: Tx, system: Context, { counterIds }: InvoiceSeries): Promise<ServiceName> {
  const providers = await listProvidersFor(tx, system.authorityId);
  const services = await listOfferedServices(
    tx,
    providers.map(({ id }) => id),
  );
  const counters = (await listCounters(tx, system)).filter(({ id }) => counterIds.includes(id));
  return ({ serviceId, counterId }) =>
    services.find(({ id }) => id === serviceId)?.definition.title ??
    counters.find(({ id }) => id === counterId)?.name ?? { fr: "Service", en: "Service" };
}

interface Gathering {
  readonly series: InvoiceSeries;
  readonly lines: readonly ConsumedLine[];
  readonly said: ServiceName;
}

async function invoicesFor(tx: Tx, system: Context, { series, lines, said }: Gathering) {
  const byAccount = Map.groupBy(lines, ({ accountId }) => accountId);
  const everybody = await listHoldersOfAccounts(tx, system, series.counterIds);
  const holders = new Map([...byAccount.keys()].map((id) => [id, everybody.get(id) ?? []]));
  const payers = await payersOf(tx, system, holders);
  const anomalies: Anomaly[] = [];
  const byPayer = new Map<PersonId, ConsumedLine[]>();
  for (const [accountId, own] of byAccount) {
    const payer = payers.get(accountId);
    if (payer && "payerId" in payer)
      byPayer.set(payer.payerId, [...(byPayer.get(payer.payerId) ?? []), ...own]);
    else
      anomalies.push({
        what: payer?.problem ?? "nobody",
        ...(await called(tx, system, holders.get(accountId)?.[0])),
        cents: netOf(own),
      });
  }
  const tell = await teller(tx, system, { holders, said });
  const prepared: PreparedInvoice[] = [];
  for (const [payerId, own] of [...byPayer].toSorted(([one], [other]) => one.localeCompare(other))) {
    const told = await tell(payerId, own);
    prepared.push({ payerId, lines: told.lines, totalCents: sumOf(told.lines) });
    if (told.differing > 0)
      anomalies.push({
        what: "price_differs",
        ...(await called(tx, system, payerId)),
        lines: told.differing,
      });
  }
  return { prepared, anomalies };
}

async function called(
  tx: Tx,
  system: Context,
  personId: PersonId | undefined,
): Promise<Pick<Anomaly, "name" | "personId">> {
  if (personId === undefined) return { name: "", personId: null };
  return { name: nameInUse(await listElements(tx, system, personId, nameElements)), personId };
}

const netOf = (lines: readonly ConsumedLine[]): number =>
  lines.reduce((sum, { amount, backOf }) => sum + (backOf === null ? amount : -amount), 0);

/** Each line as the invoice says it: whose, how many at which price, and why. */
async function teller(
  tx: Tx,
  system: Context,
  {
    holders,
    said,
  }: {
    readonly holders: ReadonlyMap<CounterAccountId, readonly PersonId[]>;
    readonly said: ServiceName;
  },
) {
  const names = await listElementsOf(tx, system, [...new Set([...holders.values()].flat())], ["given_name"]);
  const explain = explainer(tx, system);
  return async (payerId: PersonId, own: readonly ConsumedLine[]) => {
    const facts = await factsOfPayer(tx, system, payerId);
    const lines: InvoiceLine[] = [];
    let differing = 0;
    for (const line of own) {
      const [memberId = null, ...others] = holders.get(line.accountId) ?? [];
      const alone = others.length === 0 ? memberId : null;
      const { differs, ...price } =
        line.backOf === null ? await explain(line, facts) : { ...givenBack(line.amount), differs: false };
      if (differs) differing += 1;
      lines.push({
        transferId: line.id,
        counterId: line.counterId,
        accountId: line.accountId,
        memberId: alone,
        member: alone === null ? "" : (currentText(names.get(alone) ?? [], "given_name") ?? ""),
        service: said(line),
        day: line.day,
        label: line.label,
        ...price,
        cents: line.backOf === null ? line.amount : -line.amount,
      });
    }
    return { lines: lines.toSorted(byWho), differing };
  };
}

const givenBack = (amount: number) => ({ quantity: 1, unitCents: -amount, why: null });

const byWho = (one: InvoiceLine, other: InvoiceLine): number =>
  one.member.localeCompare(other.member, "fr") ||
  (one.memberId ?? "").localeCompare(other.memberId ?? "") ||
  one.service.fr.localeCompare(other.service.fr, "fr") ||
  one.day.localeCompare(other.day);

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
