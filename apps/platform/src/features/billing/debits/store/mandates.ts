import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { MandateId } from "../debit.ts";
import { type MandateRow, openDebitTables } from "./tables.ts";

/** Those who sign, change or collect for one payer wait for one another, until the transaction ends. */
export async function lockDebtor(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, payer }: { readonly seriesId: InvoiceSeriesId; readonly payer: Buffer },
): Promise<void> {
  const name = `debits ${authorityId} ${seriesId} ${payer.toString("hex")}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

interface Which {
  readonly id?: MandateId;
  readonly seriesId?: InvoiceSeriesId;
  readonly payers?: readonly Buffer[];
  readonly state?: MandateRow["state"];
}

/** By the day they were signed, the latest first. */
export async function listMandateRows(
  tx: Tx,
  authorityId: AuthorityId,
  { id, seriesId, payers, state }: Which,
): Promise<readonly MandateRow[]> {
  let query = openDebitTables(tx)
    .selectFrom("direct_debit_mandate")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (id !== undefined) query = query.where("id", "=", id);
  if (seriesId !== undefined) query = query.where("series_id", "=", seriesId);
  if (state !== undefined) query = query.where("state", "=", state);
  if (payers !== undefined) query = query.where(sql<boolean>`payer = any (${[...payers]}::bytea[])`);
  return query.orderBy("signed_on", "desc").orderBy("id").execute();
}

export async function countEnded(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<number> {
  const { count } = await openDebitTables(tx)
    .selectFrom("direct_debit_mandate")
    .select(sql<string>`count(*)`.as("count"))
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("state", "<>", "active")
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of a series, by their ids. */
export async function listActiveMandates(
  tx: Tx,
  authorityId: AuthorityId,
  {
    seriesId,
    after,
    limit,
  }: { readonly seriesId: InvoiceSeriesId; readonly after: string; readonly limit: number },
): Promise<readonly MandateId[]> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit_mandate")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("state", "=", "active")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => parseId<"mandate">(id));
}

export async function findMandateRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly MandateRow[]> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_mandate")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .execute();
}

export async function createMandateRow(
  tx: Tx,
  row: Omit<MandateRow, "state" | "ended_on" | "collected_on" | "seen_by" | "refused_code">,
): Promise<void> {
  await openDebitTables(tx)
    .insertInto("direct_debit_mandate")
    .values({
      ...row,
      state: "active",
      ended_on: null,
      collected_on: null,
      seen_by: null,
      refused_code: null,
    })
    .execute();
}

export async function updateMandate(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  change: Partial<
    Pick<
      MandateRow,
      | "state"
      | "ended_on"
      | "collected_on"
      | "account_on"
      | "account_by"
      | "seen_by"
      | "refused_code"
      | "content"
    >
  >,
): Promise<void> {
  await openDebitTables(tx)
    .updateTable("direct_debit_mandate")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Row-level security shows people and agents this payer's, until the transaction looks at another. */
export async function setVisibleDebtor(tx: Tx, payer: Buffer): Promise<void> {
  await sql`select set_config('ardeco.direct_debit_payer', ${payer.toString("hex")}, true)`.execute(tx);
}

/** Who signed and the accounts go, of mandates and of what they took; figures stay. What still runs ends. */
export async function eraseDebtors(
  tx: Tx,
  authorityId: AuthorityId,
  { payers, today }: { readonly payers: readonly Buffer[]; readonly today: CivilDate },
): Promise<void> {
  const rows = await listMandateRows(tx, authorityId, { payers });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await openDebitTables(tx)
    .updateTable("direct_debit")
    .set({ content: null })
    .where("authority_id", "=", authorityId)
    .where("mandate_id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .execute();
  for (const { id, state, ended_on } of rows)
    await openDebitTables(tx)
      .updateTable("direct_debit_mandate")
      .set({
        payer: null,
        content: null,
        state: state === "active" ? "revoked" : state,
        ended_on: ended_on ?? today,
      })
      .where("authority_id", "=", authorityId)
      .where("id", "=", id)
      .execute();
}

/** Mandates that ended, of which something is still prepared. */
export async function listEndedWithPrepared(tx: Tx, authorityId: AuthorityId): Promise<readonly MandateId[]> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit_mandate as m")
    .innerJoin("direct_debit as d", (join) =>
      join.onRef("d.authority_id", "=", "m.authority_id").onRef("d.mandate_id", "=", "m.id"),
    )
    .select("m.id")
    .distinct()
    .where("m.authority_id", "=", authorityId)
    .where("m.state", "<>", "active")
    .where("d.state", "=", "prepared")
    .execute();
  return rows.map(({ id }) => parseId<"mandate">(id));
}

/**
 * Those that served nothing for too long end.
 * @param before the day before which they last served
 */
export async function expireUnused(
  tx: Tx,
  authorityId: AuthorityId,
  { before, today }: { readonly before: CivilDate; readonly today: CivilDate },
): Promise<number> {
  const { numUpdatedRows } = await openDebitTables(tx)
    .updateTable("direct_debit_mandate")
    .set({ state: "expired", ended_on: today })
    .where("authority_id", "=", authorityId)
    .where("state", "=", "active")
    .where(sql<boolean>`coalesce(collected_on, signed_on) < ${before}`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * What no bank can contest any more: accounts go.
 * @param before the day before which it last served
 */
export async function eraseOldMandateAccounts(
  tx: Tx,
  authorityId: AuthorityId,
  before: CivilDate,
): Promise<number> {
  const debits = await openDebitTables(tx)
    .updateTable("direct_debit")
    .set({ content: null })
    .where("authority_id", "=", authorityId)
    .where("content", "is not", null)
    .where("collection_id", "in", (query) =>
      query
        .selectFrom("direct_debit_collection")
        .select("id")
        .where("authority_id", "=", authorityId)
        .where("collect_on", "<", before),
    )
    .executeTakeFirst();
  const mandates = await openDebitTables(tx)
    .updateTable("direct_debit_mandate")
    .set({ payer: null, content: null })
    .where("authority_id", "=", authorityId)
    .where("content", "is not", null)
    .where("state", "<>", "active")
    .where(sql<boolean>`coalesce(collected_on, signed_on) < ${before}`)
    .executeTakeFirst();
  return Number(debits.numUpdatedRows + mandates.numUpdatedRows);
}
