import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { ReceiptId } from "../transfer.ts";
import type { Tables, TransferReceiptRow } from "./rows.ts";

export type ReceiptRow = TransferReceiptRow;

const openReceiptTables = (tx: Tx) => tx.withTables<Tables>();

/** The id under which these bytes are known: the first that came with them. */
export async function findKeptReceiptId(
  tx: Tx,
  which: Pick<ReceiptRow, "authority_id" | "service_id" | "digest">,
): Promise<ReceiptId | undefined> {
  const row = await openReceiptTables(tx)
    .selectFrom("transfer_receipt")
    .select("id")
    .where("authority_id", "=", which.authority_id)
    .where("service_id", "=", which.service_id)
    .where("digest", "=", which.digest)
    .executeTakeFirst();
  return row && parseId<"receipt">(row.id);
}

/** False when the same bytes came meanwhile. */
export async function createReceiptRow(tx: Tx, row: ReceiptRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openReceiptTables(tx)
    .insertInto("transfer_receipt")
    .values(row)
    .onConflict((same) => same.columns(["authority_id", "service_id", "digest"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findReceiptRow(
  tx: Tx,
  which: { readonly authorityId: AuthorityId; readonly serviceId: string; readonly receiptId: string },
): Promise<ReceiptRow | undefined> {
  return openReceiptTables(tx)
    .selectFrom("transfer_receipt")
    .selectAll()
    .where("authority_id", "=", which.authorityId)
    .where("service_id", "=", which.serviceId)
    .where("id", "=", which.receiptId)
    .executeTakeFirst();
}

export async function listReceiptRows(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
): Promise<readonly Pick<ReceiptRow, "id" | "state" | "day">[]> {
  return openReceiptTables(tx)
    .selectFrom("transfer_receipt")
    .select(["id", "state", "day"])
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .orderBy("day", "desc")
    .limit(20)
    .execute();
}

export async function setReceiptApplied(tx: Tx, row: Pick<ReceiptRow, "authority_id" | "id">): Promise<void> {
  await openReceiptTables(tx)
    .updateTable("transfer_receipt")
    .set({ state: "applied" })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .execute();
}

export async function deleteOldReceipts(tx: Tx, authorityId: AuthorityId, before: string): Promise<number> {
  const { numDeletedRows } = await openReceiptTables(tx)
    .deleteFrom("transfer_receipt")
    .where("authority_id", "=", authorityId)
    .where("day", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
