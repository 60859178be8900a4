import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CollectionId, DebitId } from "../debit.ts";
import { type DebitRow, openDebitTables } from "./tables.ts";

/** False when the invoice is in a live collection already. */
export async function createDebitRow(
  tx: Tx,
  row: Omit<DebitRow, "state" | "sequence" | "rank" | "why">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openDebitTables(tx)
    .insertInto("direct_debit")
    .values({ ...row, state: "prepared", sequence: null, rank: null, why: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

interface Which {
  readonly collectionId?: CollectionId;
  readonly mandateIds?: readonly string[];
  readonly id?: DebitId;
  readonly lock?: boolean;
}

/** In the order of the file; before it is made, of their ids. */
export async function listDebitRows(
  tx: Tx,
  authorityId: AuthorityId,
  { collectionId, mandateIds, id, lock = false }: Which,
): Promise<readonly DebitRow[]> {
  let query = openDebitTables(tx)
    .selectFrom("direct_debit")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (collectionId !== undefined) query = query.where("collection_id", "=", collectionId);
  if (id !== undefined) query = query.where("id", "=", id);
  if (mandateIds !== undefined)
    query = query.where("mandate_id", "=", sql<string>`any(${toPlannedIds(mandateIds)}::uuid[])`);
  query = query.orderBy("rank").orderBy("id");
  return (lock ? query.forUpdate() : query).execute();
}

/** What these mandates prepared, and is in no file yet, by the ids of collections. */
export const listPreparedRows = (
  tx: Tx,
  authorityId: AuthorityId,
  mandateIds: readonly string[],
): Promise<readonly DebitRow[]> =>
  openDebitTables(tx)
    .selectFrom("direct_debit")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("mandate_id", "=", sql<string>`any(${toPlannedIds(mandateIds)}::uuid[])`)
    .where("state", "=", "prepared")
    .orderBy("collection_id")
    .orderBy("id")
    .execute();

/** What live collections take of these invoices. */
export const listLiveRows = (
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly DebitRow[]> =>
  openDebitTables(tx)
    .selectFrom("direct_debit")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("invoice_id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .where("state", "in", ["prepared", "sent"])
    .execute();

/** Of these invoices, those that a live collection takes. */
export async function listLiveInvoices(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit")
    .select("invoice_id")
    .where("authority_id", "=", authorityId)
    .where("invoice_id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .where("state", "in", ["prepared", "sent"])
    .execute();
  return new Set(rows.map(({ invoice_id }) => invoice_id));
}

/** Of these invoices, those that a debit has paid, and that did not come back. */
export async function listPaidInvoices(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit")
    .select("invoice_id")
    .where("authority_id", "=", authorityId)
    .where("invoice_id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .where("state", "=", "paid")
    .execute();
  return new Set(rows.map(({ invoice_id }) => invoice_id));
}

/** Mandates of which a debit was asked of the bank before, and not refused by it (EPC016-06, AT-21). */
export async function listBegun(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit")
    .select("mandate_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("mandate_id", "=", sql<string>`any(${toPlannedIds(ids)}::uuid[])`)
    .where("state", "in", ["sent", "paid", "returned"])
    .execute();
  return new Set(rows.map(({ mandate_id }) => mandate_id));
}

export async function updateDebit(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  change: Partial<Pick<DebitRow, "amount_cents" | "state" | "sequence" | "rank" | "why" | "content">>,
): Promise<void> {
  await openDebitTables(tx)
    .updateTable("direct_debit")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Figures of each collection by state: how many debits, how much. */
export async function computeDebitSums(
  tx: Tx,
  authorityId: AuthorityId,
  collectionIds: readonly string[],
): Promise<
  readonly {
    readonly collection_id: string;
    readonly state: DebitRow["state"];
    readonly count: number;
    readonly cents: number;
  }[]
> {
  const rows = await openDebitTables(tx)
    .selectFrom("direct_debit")
    .select(["collection_id", "state"])
    .select(sql<string>`count(*)`.as("count"))
    .select(sql<string>`sum(amount_cents)`.as("cents"))
    .where("authority_id", "=", authorityId)
    .where("collection_id", "=", sql<string>`any(${toPlannedIds(collectionIds)}::uuid[])`)
    .groupBy(["collection_id", "state"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), cents: Number(row.cents) }));
}
