import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { type ItemFailed, requireNoFailure, runAllOrEach } from "../../../../kernel/run-each-in-turn.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { isAdult, isOldEnough, notifyTold } from "../../../identity/households/index.ts";
import { findKept, findPerson } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { Invoice, InvoiceId, InvoiceSeries, InvoiceSeriesId, OwnInvoice } from "../invoice.ts";
import type { ListDebited } from "../reading/debited.ts";
import { toOwnInvoices } from "../reading/own-invoices.ts";
import { toInvoicesSystem, toReadInvoice } from "../reading/read-invoice.ts";
import { computePayerAlias } from "../sealed-content.ts";
import { getSeries, listSeries } from "../series.ts";
import {
  createReminderRow,
  listEaseRows,
  listPayersToRemind,
  listReminders,
  saveReminderDays,
} from "../store/reminders.ts";
import { listInvoiceRows, lockInvoicePayer } from "../store.ts";
import { listPlannedInvoiceIds } from "./plan.ts";
import { APART_DAYS, computeReminderNumber, hasReminderProblem } from "./reminder-rules.ts";
import { REMINDED_MONTHS, removeReopenedPaid, savePaidInvoices } from "./seen-paid.ts";

/**
 * Use case: an administrator says how many days after its date an invoice is reminded of: three times at
 * most, none at all when the list is empty. Throws access.capability_missing, invoices.unknown_series,
 * invoices.reminders_not_valid.
 */
export async function setReminders(
  context: Context,
  { seriesId, days }: { readonly seriesId: InvoiceSeriesId; readonly days: readonly number[] },
): Promise<void> {
  requireCapability(context, "invoice.issue");
  if (hasReminderProblem(days)) throw invoicesErrors.error("invoices.reminders_not_valid");
  await context.transaction(async (tx) => {
    const { reminderDays, name } = await getSeries(tx, context, seriesId);
    if (reminderDays.join() === days.join()) return;
    await saveReminderDays(tx, context.authorityId, { seriesId, days });
    const data = { series: seriesId, name, days: days.join(", ") };
    await record(tx, context, { action: "invoices.reminders_set", data });
  });
}

const PAGE = 200;

/**
 * Daily: the reminders of the day, one letter to each who pays, whatever number of invoices it is about.
 * Idempotent. Throws, at the end, what failed.
 */
export async function sendLateReminders(context: Context, listDebited: ListDebited): Promise<void> {
  const system = toInvoicesSystem(context);
  const all = await system.transaction((tx) => listSeries(tx, system));
  const failures: ItemFailed[] = [];
  for (const series of all) {
    if (series.reminderDays.length > 0)
      failures.push(...(await sendSeriesReminders(system, { series, listDebited })));
  }
  requireNoFailure(failures);
}

async function sendSeriesReminders(
  system: Context,
  { series, listDebited }: { readonly series: InvoiceSeries; readonly listDebited: ListDebited },
): Promise<readonly ItemFailed[]> {
  const today = toCivilDate(system.now());
  const failures: ItemFailed[] = [];
  const dueAfter = addMonths(today, -REMINDED_MONTHS);
  await system.transaction((tx) => removeReopenedPaid(tx, system, { series, today }));
  const asked = { seriesId: series.id, days: series.reminderDays, today, dueAfter, apartDays: APART_DAYS };
  for (let after: Buffer | undefined = Buffer.alloc(0); after !== undefined; ) {
    const from: Buffer = after;
    const payers = await system.transaction((tx) =>
      listPayersToRemind(tx, system.authorityId, { ...asked, after: from, limit: PAGE }),
    );
    const page = await runAllOrEach(
      payers.map((payer) => ({ id: payer.toString("hex"), payer })),
      async (some) => {
        // One transaction each: a letter that left is never written again because another failed.
        if (some.length > 1) throw new OneByOne();
        for (const { payer } of some)
          await system.transaction((tx) =>
            sendPayerReminder(tx, system, { series, payer, today, dueAfter, listDebited }),
          );
        return some.length;
      },
    );
    failures.push(...page.failures);
    after = payers.length < PAGE ? undefined : payers.at(-1);
  }
  return failures;
}

class OneByOne extends Error {
  override readonly name = "OneByOne";
}

interface OfPayer {
  readonly series: InvoiceSeries;
  readonly payer: Buffer;
  readonly today: CivilDate;
}

async function sendPayerReminder(
  tx: Tx,
  system: Context,
  {
    series,
    payer,
    today,
    dueAfter,
    listDebited,
  }: OfPayer & { readonly dueAfter: CivilDate; readonly listDebited: ListDebited },
): Promise<void> {
  const { authorityId } = system;
  const place = { seriesId: series.id, payer };
  await lockInvoicePayer(tx, authorityId, place);
  const rows = await listInvoiceRows(tx, authorityId, { seriesId: series.id, payers: [payer] });
  const mine = rows.map((row) => toReadInvoice(system, series, row));
  // What is paid in several times is told of by its plan.
  const planned = await listPlannedInvoiceIds(tx, system, { seriesId: series.id, payers: [payer] });
  const { debited } = await listDebited(
    tx,
    system,
    mine.map(({ id }) => id),
  );
  const isLeft = (id: InvoiceId) => planned.has(id) || debited.has(id);
  const own = await toOwnInvoices(tx, system, { series, mine });
  await savePaidInvoices(tx, system, { series, payer, own, today, dueAfter });
  const late = own.filter(({ invoice, standing }) => standing?.state === "late" && !isLeft(invoice.id));
  const personId = await findRemindedPerson(tx, system, mine);
  if (personId === undefined || (await isHeld(tx, system, { series, payer, personId, today }))) return;
  const due = await selectRemindersDueToday(tx, system, { series, late, today });
  if (due.length === 0) return;
  let written = 0;
  for (const { own, number } of due)
    if (await createReminderRow(tx, authorityId, { invoiceId: own.invoice.id, number, on: today }))
      written += 1;
  if (written === 0) return;
  const left = late.reduce((sum, { standing }) => sum + (standing?.left ?? 0), 0);
  const numbers = late.map(({ invoice }) => invoice.number).toSorted();
  const data = { numbers, left, issuer: series.name };
  await record(tx, system, {
    action: "invoices.reminded",
    personId,
    data: { left, numbers: numbers.join(", ") },
  });
  await notifyTold(tx, system, {
    personId,
    template: "invoice_reminder",
    data: { ...data, help: series.help },
  });
}

/** Whoever is kept of who pays; never a child, nor somebody who is no more. */
async function findRemindedPerson(
  tx: Tx,
  system: Context,
  mine: readonly Invoice[],
): Promise<PersonId | undefined> {
  const payerId = mine.find(({ content }) => content !== null)?.content?.payerId;
  return payerId === undefined ? undefined : findAdultAlive(tx, system, payerId);
}

/** Whoever is kept of somebody, to write to; undefined for a child, and for who is no more. By the system. */
export async function findAdultAlive(
  tx: Tx,
  system: Context,
  asked: PersonId,
): Promise<PersonId | undefined> {
  const personId = await findKept(tx, system, asked);
  const person = await findPerson(tx, system, personId);
  if (!person || person.status === "deceased" || person.status === "erased") return undefined;
  // A date that they typed themselves makes no adult of who has parents here.
  return (await isOldEnough(tx, system, personId, isAdult)) ? personId : undefined;
}

/** They asked for help, or an agent said that nothing leaves: under either of their numbers. */
async function isHeld(
  tx: Tx,
  system: Context,
  { series, payer, personId, today }: OfPayer & { readonly personId: PersonId },
): Promise<boolean> {
  const payers = [payer, computePayerAlias(system, series.id, personId)];
  const held = await listEaseRows(tx, system.authorityId, { seriesId: series.id, payers, on: today });
  return held.length > 0;
}

async function selectRemindersDueToday(
  tx: Tx,
  system: Context,
  { series, late, today }: Pick<OfPayer, "series" | "today"> & { readonly late: readonly OwnInvoice[] },
) {
  const ids = late.map(({ invoice }) => invoice.id);
  const sent = await listReminders(tx, system.authorityId, ids);
  return late.flatMap((own) => {
    const { dueOn, id } = own.invoice;
    const number =
      dueOn === null
        ? null
        : computeReminderNumber(series.reminderDays, { dueOn, today, sent: sent.get(id) });
    return number === null ? [] : [{ own, number }];
  });
}
