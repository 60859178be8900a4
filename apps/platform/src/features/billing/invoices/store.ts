import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import type { InvoiceId, InvoiceSeries, InvoiceSeriesId, NewSeries } from "./invoice.ts";
import type { InvoiceRow, Tables } from "./store/rows.ts";

export type { InvoiceRow } from "./store/rows.ts";

const openInvoiceTables = (tx: Tx) => tx.withTables<Tables>();

/** By code, each with its counters. */
export async function listSeriesRows(tx: Tx, authorityId: AuthorityId): Promise<readonly InvoiceSeries[]> {
  const rows = await openInvoiceTables(tx)
    .selectFrom("invoice_series")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("code")
    .execute();
  const counters = await openInvoiceTables(tx)
    .selectFrom("invoice_series_counter")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("counter_id")
    .execute();
  return rows.map(({ id, code, name, address, siret, due_days, help, said_before, reminder_days }) => ({
    id: parseId<"invoiceSeries">(id),
    code,
    name,
    address,
    siret,
    dueDays: due_days,
    help,
    saidBefore: said_before,
    reminderDays: reminder_days,
    counterIds: counters
      .filter(({ series_id }) => series_id === id)
      .map(({ counter_id }) => parseId<"counter">(counter_id)),
  }));
}

/** "there" when this id is already, "taken" when its code, or one of its counters, is another's. */
export async function createSeriesRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, code, name, address, siret, dueDays, help, counterIds }: NewSeries,
): Promise<"inserted" | "there" | "taken"> {
  const { numInsertedOrUpdatedRows } = await openInvoiceTables(tx)
    .insertInto("invoice_series")
    .values({
      authority_id: authorityId,
      id,
      code,
      name,
      address,
      siret,
      due_days: dueDays,
      help,
      said_before: null,
      reminder_days: [],
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n)
    return (await listSeriesRows(tx, authorityId)).some((one) => one.id === id) ? "there" : "taken";
  const put = await openInvoiceTables(tx)
    .insertInto("invoice_series_counter")
    .values(counterIds.map((counter_id) => ({ authority_id: authorityId, counter_id, series_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === BigInt(counterIds.length) ? "inserted" : "taken";
}

/** From now on nothing before this day is read to prepare a month; it never goes back. */
export async function saveReadingStart(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, day }: { readonly seriesId: InvoiceSeriesId; readonly day: CivilDate },
): Promise<void> {
  await openInvoiceTables(tx)
    .updateTable("invoice_series")
    .set({ said_before: day })
    .where("authority_id", "=", authorityId)
    .where("id", "=", seriesId)
    .where((where) => where.or([where("said_before", "is", null), where("said_before", "<", day)]))
    .execute();
}

/** With the number that the database gave. */
export async function createInvoiceRow(
  tx: Tx,
  row: Omit<InvoiceRow, "year" | "serial" | "content" | "content_hash"> & { readonly content: Buffer },
): Promise<InvoiceRow> {
  const content_hash = createHash("sha256").update(row.content).digest();
  return openInvoiceTables(tx)
    .insertInto("invoice")
    .values({ ...row, content_hash, year: 0, serial: 1 })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Those who issue one payer's invoices wait for one another, until the transaction ends. */
export async function lockInvoicePayer(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, payer }: { readonly seriesId: InvoiceSeriesId; readonly payer: Buffer },
): Promise<void> {
  const name = `invoices ${authorityId} ${seriesId} ${payer.toString("hex")}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

export interface InvoiceFilter {
  readonly id?: InvoiceId;
  readonly seriesId?: InvoiceSeriesId;
  readonly payers?: readonly Buffer[];
  /** Those that name one of these accounts, whoever pays. */
  readonly accounts?: readonly Buffer[];
  /** "2026-11-01". */
  readonly month?: string;
  readonly aboutId?: InvoiceId;
}

/** The latest first. */
export async function listInvoiceRows(
  tx: Tx,
  authorityId: AuthorityId,
  { id, seriesId, payers, accounts, month, aboutId }: InvoiceFilter,
): Promise<readonly InvoiceRow[]> {
  let query = openInvoiceTables(tx).selectFrom("invoice").selectAll().where("authority_id", "=", authorityId);
  if (id !== undefined) query = query.where("id", "=", id);
  if (seriesId !== undefined) query = query.where("series_id", "=", seriesId);
  if (payers !== undefined) query = query.where(sql<boolean>`payer = any (${[...payers]}::bytea[])`);
  if (accounts !== undefined)
    query = query.where(
      sql<boolean>`id in (select a.invoice_id from invoice_account a where a.authority_id = ${authorityId}
        and a.series_id = invoice.series_id and a.account = any (${[...accounts]}::bytea[]))`,
    );
  if (month !== undefined) query = query.where("month", "=", month);
  if (aboutId !== undefined) query = query.where("about_id", "=", aboutId);
  return query.orderBy("issued_on", "desc").orderBy("year", "desc").orderBy("serial", "desc").execute();
}

/** These, in no order; one that does not exist is left out. */
export async function listInvoiceRowsByIds(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly InvoiceId[],
): Promise<readonly InvoiceRow[]> {
  if (ids.length === 0) return [];
  return openInvoiceTables(tx)
    .selectFrom("invoice")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
}

/** A piece, in the order of numbers. */
export interface PiecePlace {
  readonly year: number;
  readonly serial: number;
}

/**
 * The invoices of a month ("2026-11-01") and the credit notes about them, in the order of their numbers,
 * after one of them.
 */
export async function listPiecesOfMonth(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    month,
    after,
    limit,
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly month: string;
    readonly after: PiecePlace;
    readonly limit: number;
  },
): Promise<readonly InvoiceRow[]> {
  return openInvoiceTables(tx)
    .selectFrom("invoice")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where(
      sql<boolean>`id in (with of_month as (select m.id from invoice m where m.authority_id = ${authorityId}
        and m.series_id = ${seriesId}
          and m.kind = 'invoice' and m.month = ${month}::date)
        select id from of_month union all select c.id from invoice c
        join of_month on c.about_id = of_month.id)`,
    )
    .where(sql<boolean>`(year, serial) > (${after.year}, ${after.serial})`)
    .orderBy("year")
    .orderBy("serial")
    .limit(limit)
    .execute();
}

/** How many pieces `listPiecesOfMonth` gives, over all its pages. */
export async function countPiecesOfMonth(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, month }: { readonly seriesId: InvoiceSeriesId; readonly month: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`with of_month as (select m.id from invoice m
      where m.authority_id = ${authorityId} and m.series_id = ${seriesId} and m.kind = 'invoice'
      and m.month = ${month}::date)
    select ((select count(*) from of_month) + (select count(*) from invoice c
    join of_month on c.about_id = of_month.id))::int as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The months ("2026-11") that these payers have an invoice of. */
export async function listSentMonths(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, payers }: { readonly seriesId: InvoiceSeriesId; readonly payers: readonly Buffer[] },
): Promise<readonly { readonly payer: Buffer; readonly month: string }[]> {
  const rows = await openInvoiceTables(tx)
    .selectFrom("invoice")
    .select(["payer", "month"])
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("month", "is not", null)
    .where(sql<boolean>`payer = any (${[...payers]}::bytea[])`)
    .execute();
  return rows.flatMap(({ payer, month }) =>
    payer === null || month === null ? [] : [{ payer, month: month.slice(0, 7) }],
  );
}

/** What was invoiced each month, the latest first: figures, credit notes apart. */
export async function listMonthSums(tx: Tx, authorityId: AuthorityId) {
  const rows = await openInvoiceTables(tx)
    .selectFrom("invoice")
    .select(["series_id", "month"])
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.sum<string>("total_cents").as("total")])
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "invoice")
    .groupBy(["series_id", "month"])
    .orderBy("month", "desc")
    .execute();
  return rows.map(({ series_id, month, count, total }) => ({
    seriesId: parseId<"invoiceSeries">(series_id),
    month: (month ?? "").slice(0, 7),
    count: Number(count),
    totalCents: Number(total),
  }));
}

/** False when another invoice says one of these lines already: nothing of it is to be kept then. */
export async function createMarkRows(
  tx: Tx,
  {
    authorityId,
    seriesId,
    invoiceId,
  }: {
    readonly authorityId: AuthorityId;
    readonly seriesId: InvoiceSeriesId;
    readonly invoiceId: InvoiceId;
  },
  marks: readonly Buffer[],
): Promise<boolean> {
  if (marks.length === 0) return true;
  const { numAffectedRows } = await sql`insert into invoice_mark (authority_id, series_id, mark, invoice_id)
      select ${authorityId}, ${seriesId}, mark, ${invoiceId} from unnest(${[...marks]}::bytea[]) as mark
      on conflict do nothing`.execute(tx);
  return numAffectedRows === BigInt(marks.length);
}

/** Which of these lines are said already, and by what. In hexadecimal. */
export async function findMarks(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, marks }: { readonly seriesId: InvoiceSeriesId; readonly marks: readonly Buffer[] },
): Promise<ReadonlyMap<string, InvoiceId>> {
  if (marks.length === 0) return new Map();
  const rows = await openInvoiceTables(tx)
    .selectFrom("invoice_mark")
    .select(["mark", "invoice_id"])
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where(sql<boolean>`mark = any (${[...marks]}::bytea[])`)
    .execute();
  return new Map(rows.map(({ mark, invoice_id }) => [mark.toString("hex"), parseId<"invoice">(invoice_id)]));
}

/** Row-level security shows people and agents this payer's, until the transaction looks at another. */
export async function setVisiblePayer(tx: Tx, payer: Buffer): Promise<void> {
  await sql`select set_config('ardeco.invoice_payer', ${payer.toString("hex")}, true)`.execute(tx);
}

export async function eraseInvoicePayers(
  tx: Tx,
  authorityId: AuthorityId,
  payers: readonly Buffer[],
): Promise<void> {
  await openInvoiceTables(tx)
    .updateTable("invoice")
    .set({ payer: null, content: null })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`payer = any (${[...payers]}::bytea[])`)
    .execute();
}
