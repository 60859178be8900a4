import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { RegieId } from "../../payments/index.ts";
import type { CollectionId } from "../debit.ts";
import { type CollectionRow, MOST_LISTED, openDebitTables } from "./tables.ts";

/** False when this day has its collection already, or this id. */
export async function createCollectionRow(
  tx: Tx,
  row: Omit<CollectionRow, "state" | "faults" | "message_id" | "created_at" | "file_hash">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openDebitTables(tx)
    .insertInto("direct_debit_collection")
    .values({ ...row, state: "prepared", faults: 0, message_id: null, created_at: null, file_hash: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** @param lock whoever sends, counts or cancels it waits, until the transaction ends */
export async function findCollectionRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: CollectionId,
  { lock }: { readonly lock?: boolean | "share" } = {},
): Promise<CollectionRow | undefined> {
  const query = openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id);
  const held = lock === "share" ? query.forShare() : lock === true ? query.forUpdate() : query;
  return held.executeTakeFirst();
}

/** Whose régisseurs give, or gave, files of this series. */
export async function listRegiesOfCollections(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<readonly RegieId[]> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .select("regie_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .execute();
  return rows.map(({ regie_id }) => parseId<"regie">(regie_id));
}

/** The last whose file was made, of an earlier day. */
export async function findPreviousFile(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, collectOn }: { readonly seriesId: InvoiceSeriesId; readonly collectOn: CivilDate },
): Promise<CollectionRow | undefined> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("state", "in", ["sent", "settled"])
    .where("collect_on", "<", collectOn)
    .orderBy("collect_on", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The latest days first, as many as a page shows. */
export async function listCollectionRows(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<readonly CollectionRow[]> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .orderBy("collect_on", "desc")
    .orderBy("id")
    .limit(MOST_LISTED)
    .execute();
}

export async function countCollections(
  tx: Tx,
  authorityId: AuthorityId,
  seriesId: InvoiceSeriesId,
): Promise<number> {
  const { count } = await openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whose file has one of these names, however old. */
export async function findFileCollection(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, names }: { readonly seriesId: InvoiceSeriesId; readonly names: readonly string[] },
): Promise<CollectionRow | undefined> {
  return openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("message_id", "in", names)
    .executeTakeFirst();
}

/** Those that were given up, begun on this day or later. */
export async function countCancelled(
  tx: Tx,
  authorityId: AuthorityId,
  { seriesId, since }: { readonly seriesId: InvoiceSeriesId; readonly since: CivilDate },
): Promise<number> {
  const { count } = await openDebitTables(tx)
    .selectFrom("direct_debit_collection")
    .select(sql<string>`count(*)`.as("count"))
    .where("authority_id", "=", authorityId)
    .where("series_id", "=", seriesId)
    .where("state", "=", "cancelled")
    .where("prepared_on", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function updateCollection(
  tx: Tx,
  authorityId: AuthorityId,
  id: CollectionId,
  change: Partial<
    Pick<CollectionRow, "state" | "message_id" | "created_at" | "file_hash" | "looked_to" | "faults">
  >,
): Promise<void> {
  await openDebitTables(tx)
    .updateTable("direct_debit_collection")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}
