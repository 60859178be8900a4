import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listFolded } from "../../../identity/identity/index.ts";
import type { CounterAccountId, CounterId } from "../../../ledger/counters/index.ts";
import type { Invoice, InvoiceContent, InvoiceId, InvoiceSeries, InvoiceSeriesId } from "../invoice.ts";
import { computeLeftByAccount } from "../rules.ts";
import { computeAccountAlias, computePayerAlias } from "../sealed-content.ts";
import { getSeries, listSeries } from "../series.ts";
import { listInvoiceRows } from "../store.ts";
import { loadSharedBills } from "./own-invoices.ts";
import { toReadInvoice } from "./read-invoice.ts";

/** What one account still owes of an invoice, in cents, above zero. */
export interface OpenPart {
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly cents: number;
}

/** An invoice of which something is left to pay. */
export interface LeftOfInvoice {
  readonly invoice: Invoice;
  readonly content: InvoiceContent;
  readonly left: number;
  readonly parts: readonly OpenPart[];
}

/**
 * Under which somebody's rows of a series are found: their number, and those that were folded into it. By the
 * system.
 */
export async function listPayerAliases(
  tx: Tx,
  system: Context,
  { series, personId }: { readonly series: Pick<InvoiceSeries, "id">; readonly personId: PersonId },
): Promise<readonly Buffer[]> {
  const people = [personId, ...(await listFolded(tx, system, personId))];
  return people.map((id) => computePayerAlias(system, series.id, id));
}

/**
 * The invoices of a series that name an account of one of its counters, whoever pays them. By the system.
 * Throws invoices.unknown_series.
 */
export async function listInvoicesOfAccount(
  tx: Tx,
  system: Context,
  {
    seriesId,
    counterId,
    accountId,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly counterId: CounterId;
    readonly accountId: CounterAccountId;
  },
): Promise<readonly InvoiceId[]> {
  const series = await getSeries(tx, system, seriesId);
  if (!series.counterIds.includes(counterId)) return [];
  const accounts = [computeAccountAlias(system, seriesId, accountId)];
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId, accounts });
  return rows.map(({ id }) => parseId<"invoice">(id));
}

/**
 * An invoice that names this account, and who pays it; undefined where none does, or who pays is erased. By
 * the system.
 */
export async function findAccountInvoice(
  tx: Tx,
  system: Context,
  {
    invoiceId,
    counterId,
    accountId,
  }: { readonly invoiceId: InvoiceId; readonly counterId: CounterId; readonly accountId: CounterAccountId },
): Promise<{ readonly number: string; readonly payerId: PersonId } | undefined> {
  const series = (await listSeries(tx, system)).find(({ counterIds }) => counterIds.includes(counterId));
  if (!series) return undefined;
  const accounts = [computeAccountAlias(system, series.id, accountId)];
  const asked = { id: invoiceId, seriesId: series.id, accounts };
  const [row] = await listInvoiceRows(tx, system.authorityId, asked);
  const { kind, number, content } = row ? toReadInvoice(system, series, row) : {};
  return content && number !== undefined && kind === "invoice"
    ? { number, payerId: content.payerId }
    : undefined;
}

/** What somebody still has to pay in a series, the oldest first. By the system. */
export async function listLeftInvoices(
  tx: Tx,
  system: Context,
  { series, personId }: { readonly series: InvoiceSeries; readonly personId: PersonId },
): Promise<readonly LeftOfInvoice[]> {
  const payers = await listPayerAliases(tx, system, { series, personId });
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, payers });
  const all = rows.map((row) => toReadInvoice(system, series, row));
  const { billed, money } = await loadSharedBills(tx, system, { series, mine: all });
  const left = computeLeftByAccount(billed, money);
  return all.toReversed().flatMap((invoice) => {
    const { content } = invoice;
    const parts = content ? listOpenParts(content, left.get(invoice.id) ?? new Map()) : [];
    const cents = parts.reduce((sum, part) => sum + part.cents, 0);
    return content && cents > 0 ? [{ invoice, content, left: cents, parts }] : [];
  });
}

function listOpenParts(
  { lines }: InvoiceContent,
  left: ReadonlyMap<CounterAccountId, number>,
): readonly OpenPart[] {
  const counters = new Map(lines.map(({ accountId, counterId }) => [accountId, counterId]));
  return [...left].flatMap(([accountId, cents]) => {
    const counterId = counters.get(accountId);
    return counterId !== undefined && cents > 0 ? [{ counterId, accountId, cents }] : [];
  });
}
