import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findKept } from "../../../identity/identity/index.ts";
import {
  type AccountHolder,
  type CounterAccountId,
  listConsumption,
  type WhoOwes,
} from "../../../ledger/counters/index.ts";
import type { InvoiceSeries } from "../invoice.ts";
import {
  computeConsumptionStart,
  computeOldestDay,
  listInvoicedLines,
} from "../month/list-invoiced-lines.ts";
import { buildPayerFinder } from "../payers/build-payer-finder.ts";
import { listPayerAliases } from "../reading/list-left-invoices.ts";
import { loadSharedBills } from "../reading/own-invoices.ts";
import { toReadInvoice } from "../reading/read-invoice.ts";
import { computeLeftByAccount, selectLinesToInvoice } from "../rules.ts";
import { computeAccountAlias } from "../sealed-content.ts";
import { listSeries } from "../series.ts";
import { listInvoiceRows } from "../store.ts";

interface DebtQuestion {
  readonly series: InvoiceSeries;
  readonly accountId: CounterAccountId;
  /** The number that is kept. */
  readonly personId: PersonId;
  readonly holders: readonly AccountHolder[];
}

/**
 * By an invoice that is not paid, by what was consumed and is on none yet, or by what is consumed today.
 * Both, where who leaves has something to settle and another owes or pays: on one account, what the one
 * brings beyond what they owe pays the debt of the other. To pay what is consumed today alone is to owe
 * nothing yet. Days are read first and invoices after: what a run invoices between the two is seen twice, and
 * never missed. By the system.
 */
export const whoOwes: WhoOwes = async (tx, system, { counterId, accountId, personId, holders }) => {
  const series = (await listSeries(tx, system)).find(({ counterIds }) => counterIds.includes(counterId));
  if (!series) return null;
  const of = { series, accountId, holders, personId: await findKept(tx, system, personId) };
  const today = toCivilDate(system.now());
  const consumed = await listConsumedOwing(tx, system, of, await listDaysToInvoice(tx, system, of));
  const paying = await listConsumedOwing(tx, system, of, [today]);
  const owing = [...consumed, ...(await listInvoicedOwing(tx, system, of))];
  const all = [...owing, ...paying];
  // Somebody pays, and nothing says who: nothing is decided of anybody from it.
  if (all.includes("unreadable")) return "unreadable";
  if (all.includes("another")) return owing.includes("leaver") ? "both" : "another";
  return all.includes("leaver") ? "leaver" : "nobody";
};

type Owing = "leaver" | "another" | "unreadable";

/** Of invoices whose payer is erased, nobody is left. */
async function listInvoicedOwing(
  tx: Tx,
  system: Context,
  { series, accountId, personId }: DebtQuestion,
): Promise<readonly Owing[]> {
  const own = await listPayerAliases(tx, system, { series, personId });
  const accounts = [computeAccountAlias(system, series.id, accountId)];
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, accounts });
  const mine = rows.map((row) => toReadInvoice(system, series, row));
  const { billed, money } = await loadSharedBills(tx, system, { series, mine });
  const left = computeLeftByAccount(billed, money);
  return rows.flatMap(({ id, payer }): readonly Owing[] => {
    const invoice = mine.find((one) => one.id === id);
    if (payer === null || !invoice || (left.get(invoice.id)?.get(accountId) ?? 0) <= 0) return [];
    return [own.some((alias) => alias.equals(payer)) ? "leaver" : "another"];
  });
}

async function listConsumedOwing(
  tx: Tx,
  system: Context,
  { series, accountId, personId, holders }: DebtQuestion,
  days: readonly CivilDate[],
): Promise<readonly Owing[]> {
  const payerOf = await buildPayerFinder(tx, system, {
    seriesId: series.id,
    holders: new Map([[accountId, holders]]),
    lines: days.map((day) => ({ accountId, day })),
  });
  return days.flatMap((day): readonly Owing[] => {
    const payer = payerOf({ accountId, day });
    if ("unreadable" in payer) return ["unreadable"];
    if (!("payerId" in payer)) return [];
    return [payer.payerId === personId ? "leaver" : "another"];
  });
}

/**
 * As the invoices of this month would take them: nothing that came back whole before it was invoiced, nor
 * what is too old for any.
 */
async function listDaysToInvoice(
  tx: Tx,
  system: Context,
  { series, accountId }: Pick<DebtQuestion, "series" | "accountId">,
): Promise<readonly CivilDate[]> {
  const month = toCivilDate(system.now()).slice(0, 7);
  const all = await listConsumption(tx, system, {
    counterIds: series.counterIds,
    accountIds: [accountId],
    since: computeConsumptionStart(series, month),
  });
  const done = await listInvoicedLines(tx, system, series, all);
  const { lines } = selectLinesToInvoice(all, { month, done: new Set(done.keys()) });
  const oldest = computeOldestDay(month);
  return lines.filter(({ backOf, day }) => backOf === null && day >= oldest).map(({ day }) => day);
}
