import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { JournalCheckpointRow, JournalCosignatureRow, JournalTileRow, Tables } from "./rows.ts";

const toLogTables = (tx: Tx) => tx.withTables<Tables>();

/** The name of the log; undefined before its first checkpoint. */
export async function findOrigin(tx: Tx, authorityId: AuthorityId): Promise<string | undefined> {
  const found = await toLogTables(tx)
    .selectFrom("journal_log")
    .select("origin")
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
  return found?.origin;
}

/** Names the log once, after the address that the authority has then. */
export async function createOriginRow(tx: Tx, authorityId: AuthorityId, host: string): Promise<void> {
  await sql`insert into journal_log (authority_id, origin)
    select id, ${host} || '/' || slug || '/journal' from authority where id = ${authorityId}
    on conflict do nothing`.execute(tx);
}

export async function findCheckpoint(tx: Tx, authorityId: AuthorityId) {
  return toLogTables(tx)
    .selectFrom("journal_checkpoint")
    .select(["size", "note", "signed_at"])
    .where("authority_id", "=", authorityId)
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function createCheckpointRow(tx: Tx, row: JournalCheckpointRow): Promise<void> {
  await toLogTables(tx).insertInto("journal_checkpoint").values(row).execute();
}

export async function findTile(tx: Tx, authorityId: AuthorityId, level: number, place: number) {
  const found = await toLogTables(tx)
    .selectFrom("journal_tile")
    .select("content")
    .where("authority_id", "=", authorityId)
    .where("level", "=", level)
    .where("place", "=", place)
    .executeTakeFirst();
  return found?.content;
}

export async function writeTile(tx: Tx, row: JournalTileRow): Promise<void> {
  await toLogTables(tx)
    .insertInto("journal_tile")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "level", "place"]).doUpdateSet({ content: row.content }),
    )
    .execute();
}

/** What witnesses signed of the checkpoint of this size, as lines of a note. */
export async function listCosignatures(
  tx: Tx,
  authorityId: AuthorityId,
  size: number,
): Promise<readonly string[]> {
  const rows = await toLogTables(tx)
    .selectFrom("journal_cosignature")
    .select("line")
    .where("authority_id", "=", authorityId)
    .where("size", "=", size)
    .orderBy("witness")
    // With our own signature, as many as a note is read with; witnesses stopped within the hour could make
    // one more.
    .limit(99)
    .execute();
  return rows.map(({ line }) => line);
}

export async function createCosignatureRow(tx: Tx, row: JournalCosignatureRow): Promise<void> {
  await toLogTables(tx)
    .insertInto("journal_cosignature")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
