import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, DocumentId, PersonId } from "../../../kernel/ids.ts";
import type { DocumentRow, DocumentTicketRow, LooseBlobRow, Tables } from "./store-rows.ts";

export type { DocumentRow, LooseBlobRow } from "./store-rows.ts";

export type TicketRow = DocumentTicketRow;

const toEvidenceTables = (tx: Tx) => tx.withTables<Tables>();

/** @returns false when this person already keeps the same content */
export async function createDocumentRow(tx: Tx, row: DocumentRow): Promise<boolean> {
  const result = await toEvidenceTables(tx)
    .insertInto("document")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "person_id", "content_index"])
        .where("content_index", "is not", null)
        .doNothing(),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findDocumentRow(tx: Tx, authorityId: AuthorityId, id: DocumentId) {
  return toEvidenceTables(tx)
    .selectFrom("document")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Oldest first. */
export async function listDocumentRows(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return toEvidenceTables(tx)
    .selectFrom("document")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("received_on")
    .orderBy("id")
    .execute();
}

export async function listByContent(
  tx: Tx,
  authorityId: AuthorityId,
  contentIndex: Buffer,
  personId?: PersonId,
): Promise<readonly DocumentRow[]> {
  let query = toEvidenceTables(tx)
    .selectFrom("document")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("content_index", "=", contentIndex);
  if (personId !== undefined) query = query.where("person_id", "=", personId);
  return query.execute();
}

export async function updatePurgeDay(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly DocumentId[],
  purgeOn: string,
): Promise<void> {
  if (ids.length === 0) return;
  await toEvidenceTables(tx)
    .updateTable("document")
    .set({ purge_on: purgeOn })
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .where("state", "=", "kept")
    .execute();
}

export async function listToPurge(tx: Tx, authorityId: AuthorityId, today: string, limit: number) {
  return (
    toEvidenceTables(tx)
      .selectFrom("document")
      .selectAll()
      .where("authority_id", "=", authorityId)
      .where("purge_on", "<=", today)
      // Kept for claims while a restriction holds (GDPR art. 18.2).
      .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
      .limit(limit)
      .execute()
  );
}

export async function deleteDocument(tx: Tx, row: DocumentRow): Promise<void> {
  await toEvidenceTables(tx)
    .deleteFrom("document")
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .execute();
}

export async function createLooseBlob(tx: Tx, row: LooseBlobRow): Promise<void> {
  await toEvidenceTables(tx)
    .insertInto("loose_blob")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns false when the sweeper took it */
export async function deleteLooseBlob(tx: Tx, authorityId: string, id: string): Promise<boolean> {
  const result = await toEvidenceTables(tx)
    .deleteFrom("loose_blob")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/**
 * Locked until the transaction ends, so that a deposit that commits now waits, and then finds its blob gone.
 */
export async function listLooseBlobsLocked(tx: Tx, authorityId: AuthorityId, before: Date, limit: number) {
  return toEvidenceTables(tx)
    .selectFrom("loose_blob")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("since", "<", before)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function createTicketRow(tx: Tx, row: TicketRow): Promise<void> {
  await toEvidenceTables(tx).insertInto("document_ticket").values(row).execute();
}

/** One statement: of two at once, one finds it. */
export async function deleteTicket(
  tx: Tx,
  authorityId: AuthorityId,
  tokenHash: Buffer,
): Promise<TicketRow | undefined> {
  return toEvidenceTables(tx)
    .deleteFrom("document_ticket")
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", tokenHash)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteExpiredTickets(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  const result = await toEvidenceTables(tx)
    .deleteFrom("document_ticket")
    .where("authority_id", "=", authorityId)
    .where("expires_at", "<=", at)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
