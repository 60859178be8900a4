import { addDays, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { listReducedAccounts } from "../../../ledger/counters/index.ts";
import type { InvoiceSeries, OwnInvoice } from "../invoice.ts";
import { computeAccountAlias } from "../sealed-content.ts";
import {
  createPaidRows,
  deleteAccountsPaid,
  deleteSharedPaid,
  findPaidCheckDay,
  savePaidCheckDay,
} from "../store/paid.ts";

/** What is late since longer is an accountant's to look at: letters did not help. */
export const REMINDED_MONTHS = 12;

/**
 * Before the reminders of a day: what was seen paid may be open again where money of its account went out
 * (given back, a debit returned, a cheque given back, a balance that lapsed). An account of which two were
 * invoiced is looked at each day all the same. Looked for from the day before the last look on: a transaction
 * that began on a day may end on the next. Nothing else opens an invoice again: money that comes in, an
 * invoice that follows, and a credit note only pay more of it. By the system.
 */
export async function removeReopenedPaid(
  tx: Tx,
  system: Context,
  { series, today }: { readonly series: InvoiceSeries; readonly today: CivilDate },
): Promise<void> {
  const { authorityId } = system;
  const { id: seriesId, counterIds } = series;
  const lookedOn = await findPaidCheckDay(tx, authorityId, seriesId);
  if (lookedOn !== null) {
    const since = addDays(lookedOn, -1);
    const taken = await listReducedAccounts(tx, system, { counterIds, since });
    const accounts = taken.map((id) => computeAccountAlias(system, seriesId, id));
    await deleteAccountsPaid(tx, authorityId, { seriesId, accounts });
    await deleteSharedPaid(tx, authorityId, { seriesId, since });
  }
  await savePaidCheckDay(tx, authorityId, { seriesId, on: today });
}

/** Of what somebody was sent, what is wholly paid, or credited, is looked at no more. By the system. */
export async function savePaidInvoices(
  tx: Tx,
  system: Context,
  {
    series,
    payer,
    own,
    today,
    dueAfter,
  }: {
    readonly series: InvoiceSeries;
    readonly payer: Buffer;
    readonly own: readonly OwnInvoice[];
    readonly today: CivilDate;
    readonly dueAfter: CivilDate;
  },
): Promise<void> {
  const paid = own.filter(
    ({ invoice: { dueOn }, standing }) =>
      dueOn !== null && dueOn > dueAfter && standing && standing.left <= 0,
  );
  const ids = paid.map(({ invoice }) => invoice.id);
  if (ids.length > 0)
    await createPaidRows(tx, system.authorityId, { seriesId: series.id, payer, ids, on: today });
}
