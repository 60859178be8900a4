import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { IdempotentRequestRow, Tables } from "./store-rows.ts";

const toIdempotencyTables = (tx: Tx) => tx.withTables<Tables>();

/** False when the key has served already. */
export async function createRequestRow(tx: Tx, row: IdempotentRequestRow): Promise<boolean> {
  const done = await toIdempotencyTables(tx)
    .insertInto("idempotent_request")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "key_hash"]).doNothing())
    .executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Waits for who holds the row, to the end of their transaction. */
export async function findRequestLocked(
  tx: Tx,
  authorityId: AuthorityId,
  keyHash: Buffer,
): Promise<IdempotentRequestRow | undefined> {
  return toIdempotencyTables(tx)
    .selectFrom("idempotent_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("key_hash", "=", keyHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateRequest(
  tx: Tx,
  authorityId: AuthorityId,
  keyHash: Buffer,
  change: Partial<Pick<IdempotentRequestRow, "answer_sealed" | "request_hash" | "begun_at">>,
): Promise<void> {
  await toIdempotencyTables(tx)
    .updateTable("idempotent_request")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("key_hash", "=", keyHash)
    .execute();
}

export async function deleteRequest(tx: Tx, authorityId: AuthorityId, keyHash: Buffer): Promise<void> {
  await toIdempotencyTables(tx)
    .deleteFrom("idempotent_request")
    .where("authority_id", "=", authorityId)
    .where("key_hash", "=", keyHash)
    .execute();
}

export async function deleteRequestRows(tx: Tx, authorityId: AuthorityId, limit: Date): Promise<number> {
  const done = await toIdempotencyTables(tx)
    .deleteFrom("idempotent_request")
    .where("authority_id", "=", authorityId)
    .where("begun_at", "<", limit)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
