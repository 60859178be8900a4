import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { InvoiceId, InvoiceSeriesId } from "../invoice.ts";
import type { InvoiceEaseRow, Tables } from "./rows.ts";

export type EaseRow = InvoiceEaseRow;

const openReminderTables = (tx: Tx) => tx.withTables<Tables>();

export async function saveReminderDays(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, days }: { readonly seriesId: InvoiceSeriesId; readonly days: readonly number[] },
): Promise<void> {
  await openReminderTables(tx)
    .updateTable("invoice_series")
    .set({ reminder_days: [...days] })
    .where("authority_id", "=", authorityId)
    .where("id", "=", seriesId)
    .execute();
}

/**
 * Who has an invoice, not seen paid, of which a reminder may leave today, by its date and the reminders that
 * were sent (as `computeReminderNumber` says it), a page of them, in one order.
 */
export async function listPayersToRemind(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    days,
    today,
    dueAfter,
    apartDays,
    after,
    limit,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly days: readonly number[];
    readonly today: CivilDate;
    readonly dueAfter: CivilDate;
    readonly apartDays: number;
    readonly after: Buffer;
    readonly limit: number;
  },
): Promise<readonly Buffer[]> {
  const sent = sql`(select count(*)::int from invoice_reminder r where r.authority_id = invoice.authority_id
    and r.invoice_id = invoice.id)`;
  const rows = await openReminderTables(tx)
    .selectFrom("invoice")
    .select("payer")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("kind", "=", "invoice")
    .where(sql<boolean>`due_on <= ${today}::date - (${[...days]}::int[])[1]`)
    .where("due_on", ">", dueAfter)
    .where("payer", ">", after)
    .where(sql<boolean>`due_on <= ${today}::date - (${[...days]}::int[])[${sent} + 1]`)
    .where(
      sql<boolean>`not exists (select from invoice_paid p where p.authority_id = invoice.authority_id
        and p.invoice_id = invoice.id)`,
    )
    .where(
      sql<boolean>`not exists (select from invoice_reminder r where r.authority_id = invoice.authority_id
        and r.invoice_id = invoice.id
        and r.sent_on > ${today}::date - ${apartDays}::int)`,
    )
    .orderBy("payer")
    .limit(limit)
    .execute();
  return rows.flatMap(({ payer }) => payer ?? []);
}

/** How many reminders of each were sent, and when the last one was. */
export async function listReminders(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, { readonly count: number; readonly last: CivilDate }>> {
  if (ids.length === 0) return new Map();
  const rows = await openReminderTables(tx)
    .selectFrom("invoice_reminder")
    .select("invoice_id")
    .select(({ fn }) => [fn.countAll<string>().as("count"), fn.max("sent_on").as("last")])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`invoice_id = any (${toPlannedIds(ids)}::uuid[])`)
    .groupBy("invoice_id")
    .execute();
  return new Map(
    rows.map(({ invoice_id, count, last }) => [
      parseId<"invoice">(invoice_id),
      { count: Number(count), last },
    ]),
  );
}

/** False when this one was sent already. */
export async function createReminderRow(
  tx: Tx,
  authorityId: AuthorityId,
  {
    invoiceId,
    number,
    on,
  }: { readonly invoiceId: InvoiceId; readonly number: number; readonly on: CivilDate },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openReminderTables(tx)
    .insertInto("invoice_reminder")
    .values({ authority_id: authorityId, invoice_id: invoiceId, number, sent_on: on })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** False when it was said already, or when a request of theirs is open. */
export async function createEaseRow(tx: Tx, row: EaseRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openReminderTables(tx)
    .insertInto("invoice_ease")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface Eases {
  readonly id?: string;
  readonly seriesId?: InvoiceSeriesId;
  readonly payers?: readonly Buffer[];
  /** Those that hold reminders on that day. */
  readonly on?: CivilDate;
}

/** The oldest first. */
export async function listEaseRows(
  tx: Tx,
  authorityId: AuthorityId,
  { id, seriesId, payers, on }: Eases,
): Promise<readonly EaseRow[]> {
  let query = openReminderTables(tx)
    .selectFrom("invoice_ease")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (id !== undefined) query = query.where("id", "=", id);
  if (seriesId !== undefined) query = query.where("series_id", "=", seriesId);
  if (payers !== undefined) query = query.where(sql<boolean>`payer = any (${[...payers]}::bytea[])`);
  if (on !== undefined)
    query = query
      .where("ended_on", "is", null)
      .where((where) => where.or([where("until", "is", null), where("until", ">=", on)]));
  return query.orderBy("begun_on").orderBy("id").execute();
}

/** False when it had ended already. */
export async function endEaseRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on, content }: { readonly id: string; readonly on: CivilDate; readonly content: Buffer },
): Promise<boolean> {
  const { numUpdatedRows } = await openReminderTables(tx)
    .updateTable("invoice_ease")
    .set({ ended_on: on, content })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deletePayersEases(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  await openReminderTables(tx)
    .deleteFrom("invoice_ease")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`payer = any (${[...payers]}::bytea[])`)
    .execute();
}

/** @returns how many */
export async function deleteOldEases(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openReminderTables(tx)
    .deleteFrom("invoice_ease")
    .where("authority_id", "=", authorityId)
    .where("begun_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
