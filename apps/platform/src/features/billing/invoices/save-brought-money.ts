import type { Context, Tx } from "../../../kernel/context.ts";
import { acceptForeignError } from "../../../kernel/faults.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { findKept } from "../../identity/identity/index.ts";
import type { CounterAccountId, CounterId, TransferId } from "../../ledger/counters/index.ts";
import type { Invoice, InvoiceId, InvoiceSeries } from "./invoice.ts";
import { listPayerAliases } from "./reading/list-left-invoices.ts";
import { loadSharedBills } from "./reading/own-invoices.ts";
import { toReadInvoice } from "./reading/read-invoice.ts";
import { computeLeftByAccount, computeLinesSum, splitMoney } from "./rules.ts";
import {
  type BroughtContent,
  computeAccountAlias,
  computeBroughtMark,
  sealBrought,
} from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { createBroughtRow } from "./store/brought.ts";
import { listInvoiceRows } from "./store.ts";

/** Money that came into an account. */
export interface MoneyBrought {
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  /** The line that credited it. */
  readonly transferId: TransferId;
  readonly cents: number;
}

type Part = BroughtContent["parts"][number];

/**
 * Says which invoices money was brought for, in the transaction that credits it, once it has: they are paid
 * of it first (Code civil, art. 1342-10, al. 1). One of them where it is said; then what the first of these
 * people who has something to pay on this account was invoiced of it, the oldest first; then what is open
 * there of anybody, so that nothing which happens later to the money of another opens what this paid. Only
 * what is there, as it comes: what is left over is of nobody, and pays the oldest. Of a counter that nothing
 * invoices, nothing is written. Said twice, it is said once. Money is credited whatever becomes of what is
 * said of it: where an invoice of the account does not open, the one that is said is named alone. By the
 * system.
 */
export async function saveBroughtMoney(
  tx: Tx,
  system: Context,
  {
    money,
    invoiceId,
    people,
  }: {
    readonly money: MoneyBrought;
    readonly invoiceId?: InvoiceId | undefined;
    readonly people: readonly PersonId[];
  },
): Promise<void> {
  const series = await findCounterSeries(tx, system, money.counterId);
  if (!series) return;
  const parts = await computeBroughtParts(tx, system, { series, money, invoiceId, people }).catch(
    (error: unknown): readonly Part[] => {
      acceptForeignError(error);
      return invoiceId === undefined ? [] : [{ invoiceId, cents: money.cents, worth: money.cents }];
    },
  );
  await saveBroughtRow(tx, system, { series, money, parts });
}

async function computeBroughtParts(
  tx: Tx,
  system: Context,
  asked: Parameters<typeof listPaymentOrder>[2],
): Promise<readonly Part[]> {
  return splitMoney(await listPaymentOrder(tx, system, asked), asked.money.cents).map(
    ({ one: { id, worth }, cents }): Part => ({ invoiceId: id, cents, worth }),
  );
}

/**
 * What is open on this account, in the order in which this money pays it: the invoice that is said, those of
 * who it is brought for, those of anybody, each the oldest first.
 */
export async function listPaymentOrder(
  tx: Tx,
  system: Context,
  {
    series,
    money,
    invoiceId,
    people,
  }: {
    readonly series: InvoiceSeries;
    readonly money: Omit<MoneyBrought, "transferId">;
    readonly invoiceId?: InvoiceId | undefined;
    readonly people: readonly PersonId[];
  },
) {
  const open = await listOpenBeforeMoney(tx, system, { series, money });
  const order = open.filter(({ id }) => id === invoiceId);
  for (const personId of open.length === 0 ? [] : people) {
    const asked = { series, personId: await findKept(tx, system, personId) };
    const aliases = await listPayerAliases(tx, system, asked);
    const theirs = open.filter(
      ({ id, payer }) => id !== invoiceId && payer && aliases.some((alias) => alias.equals(payer)),
    );
    order.push(...theirs);
    if (theirs.length > 0) break;
  }
  return [...order, ...open.filter((one) => !order.includes(one))];
}

/**
 * Says the same of a direct debit: the whole is its invoice's, whatever else was brought for it, so that it
 * is paid where that is given back. By the system.
 */
export async function saveDebitedMoney(
  tx: Tx,
  system: Context,
  { money, invoiceId }: { readonly money: MoneyBrought; readonly invoiceId: InvoiceId },
): Promise<void> {
  const { accountId, cents, counterId } = money;
  const series = await findCounterSeries(tx, system, counterId);
  if (!series) return;
  const asked = { id: invoiceId, seriesId: series.id };
  const [row] = await listInvoiceRows(tx, system.authorityId, asked);
  const worth = row ? computeRowWorth(system, { series, row, accountId }) : 0;
  // Of who was erased since, what was taken says it.
  const parts = [{ invoiceId, cents, worth: worth > 0 ? worth : cents }];
  await saveBroughtRow(tx, system, { series, money, parts });
}

/** Nothing where it does not open: the money is credited all the same. */
function computeRowWorth(
  system: Context,
  {
    series,
    row,
    accountId,
  }: {
    readonly series: InvoiceSeries;
    readonly row: Parameters<typeof toReadInvoice>[2];
    readonly accountId: CounterAccountId;
  },
): number {
  try {
    return computeAccountWorth(toReadInvoice(system, series, row), accountId);
  } catch (error) {
    acceptForeignError(error);
    return 0;
  }
}

async function saveBroughtRow(
  tx: Tx,
  system: Context,
  {
    series: { id: seriesId },
    money: { transferId, cents },
    parts,
  }: { readonly series: InvoiceSeries; readonly money: MoneyBrought; readonly parts: readonly Part[] },
): Promise<void> {
  if (parts.length === 0) return;
  const mark = computeBroughtMark(system, seriesId, transferId);
  const content = sealBrought(system, { seriesId, mark }, { cents, parts: [...parts] });
  await createBroughtRow(tx, { authority_id: system.authorityId, series_id: seriesId, mark, content });
}

export const findCounterSeries = async (
  tx: Tx,
  system: Context,
  counterId: CounterId,
): Promise<InvoiceSeries | undefined> =>
  (await listSeries(tx, system)).find(({ counterIds }) => counterIds.includes(counterId));

const computeAccountWorth = ({ content }: Invoice, accountId: CounterAccountId): number =>
  computeLinesSum((content?.lines ?? []).filter((line) => line.accountId === accountId));

/** What was left on this account before this money, the oldest first. */
async function listOpenBeforeMoney(
  tx: Tx,
  system: Context,
  {
    series,
    money: { accountId, cents },
  }: { readonly series: InvoiceSeries; readonly money: Pick<MoneyBrought, "accountId" | "cents"> },
) {
  const accounts = [computeAccountAlias(system, series.id, accountId)];
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, accounts });
  const mine = rows.map((row) => toReadInvoice(system, series, row));
  const byId = new Map(mine.map((one) => [one.id, one]));
  const { billed, money } = await loadSharedBills(tx, system, { series, mine });
  const received = new Map(money.received);
  received.set(accountId, (received.get(accountId) ?? 0) - cents);
  const left = computeLeftByAccount(billed, { ...money, received });
  return rows.toReversed().flatMap(({ id: rowId, payer }) => {
    const id = parseId<"invoice">(rowId);
    const invoice = byId.get(id);
    const open = left.get(id)?.get(accountId) ?? 0;
    return invoice && open > 0
      ? [{ id, payer, number: invoice.number, left: open, worth: computeAccountWorth(invoice, accountId) }]
      : [];
  });
}
