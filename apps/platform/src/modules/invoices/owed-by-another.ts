import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import {
  type CounterAccountId,
  listConsumption,
  listHoldersOfAccounts,
  type OwedByAnother,
} from "../counters/index.ts";
import { findKept } from "../identity/index.ts";
import type { InvoiceSeries } from "./invoice.ts";
import { payersFor } from "./open-of.ts";
import { sharedBills } from "./own-invoices.ts";
import { payersOf } from "./payers.ts";
import { invoiceOf } from "./read-invoice.ts";
import { leftByAccount } from "./rules.ts";
import { accountAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { doneIn, sinceOf } from "./share-month.ts";
import { listNamingRows } from "./store/payers.ts";
import { listInvoiceRows } from "./store.ts";

interface Of {
  readonly series: InvoiceSeries;
  readonly accountId: CounterAccountId;
  /** The number that is kept. */
  readonly personId: PersonId;
}

/** By a naming that counts today, or of what was consumed and is on no invoice yet; or by an invoice that is not paid. By the system. */
export const owedByAnother: OwedByAnother = async (tx, system, { counterId, accountId, personId }) => {
  const series = (await listSeries(tx, system)).find(({ counterIds }) => counterIds.includes(counterId));
  if (!series) return false;
  const of = { series, accountId, personId: await findKept(tx, system, personId) };
  return (await isInvoicedToAnother(tx, system, of)) || (await isPaidByAnother(tx, system, of));
};

/** Of invoices whose payer is erased, nobody is left. */
async function isInvoicedToAnother(
  tx: Tx,
  system: Context,
  { series, accountId, personId }: Of,
): Promise<boolean> {
  const own = await payersFor(tx, system, { series, personId });
  const accounts = [accountAlias(system, series.id, accountId)];
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, accounts });
  const others = rows
    .filter(({ payer }) => payer !== null && !own.some((alias) => alias.equals(payer)))
    .map((row) => invoiceOf(system, series, row));
  if (others.length === 0) return false;
  const { billed, received } = await sharedBills(tx, system, { series, mine: others });
  const left = leftByAccount(billed, received);
  return others.some(({ id }) => (left.get(id)?.get(accountId) ?? 0) > 0);
}

/** On an account that a household shares, which one adult opened, it takes a naming for another to pay. */
async function isPaidByAnother(tx: Tx, system: Context, of: Of): Promise<boolean> {
  const { series, accountId, personId } = of;
  const account = accountAlias(system, series.id, accountId);
  const named = await listNamingRows(tx, system.authorityId, { seriesId: series.id, account });
  if (named.length === 0) return false;
  const days = [civilDate(system.now()), ...(await daysToInvoice(tx, system, of))];
  const payerOf = await payersOf(tx, system, {
    seriesId: series.id,
    holders: await listHoldersOfAccounts(tx, system, new Set([accountId])),
    lines: days.map((day) => ({ accountId, day })),
  });
  return days.some((day) => {
    const payer = payerOf({ accountId, day });
    return "payerId" in payer && payer.payerId !== personId;
  });
}

async function daysToInvoice(
  tx: Tx,
  system: Context,
  { series, accountId }: Of,
): Promise<readonly CivilDate[]> {
  const month = civilDate(system.now()).slice(0, 7);
  const lines = await listConsumption(tx, system, {
    counterIds: series.counterIds,
    accountIds: [accountId],
    since: sinceOf(series, month),
  });
  const done = await doneIn(tx, system, series, lines);
  return lines.filter(({ id, backOf }) => backOf === null && !done.has(id)).map(({ day }) => day);
}
