import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { RefreshId } from "../question.ts";
import { type FileRow, type QuestionRow, toSourceTables } from "./tables.ts";

/** False when the same content, or a request of the same refresh, is there already. */
export async function createExchangeFileRow(tx: Tx, row: FileRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toSourceTables(tx)
    .insertInto("source_file")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findExchangeFileRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<FileRow | undefined> {
  return toSourceTables(tx)
    .selectFrom("source_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Answers of before they had keys of their own, kept for this transaction; those that another one keeps are
 * left to it.
 */
export async function listUnkeyedAnswersLocked(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly FileRow[]> {
  return toSourceTables(tx)
    .selectFrom("source_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("direction", "=", "answer")
    .where("content_sealed", "is not", null)
    .where(
      sql<boolean>`not exists (select from row_key k where k.authority_id = source_file.authority_id
        and k.row_id = source_file.id)`,
    )
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function listAuthoritiesWithoutKey(tx: Tx): Promise<readonly AuthorityId[]> {
  const { rows } = await sql<{ id: AuthorityId }>`select ardeco_answers_without_key() as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Without their content. */
export async function listExchangeFileRows(tx: Tx, authorityId: AuthorityId, refreshId: RefreshId) {
  return toSourceTables(tx)
    .selectFrom("source_file")
    .select(["id", "direction", "state", "lines", "at_line", "problems", "received_on"])
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", refreshId)
    .orderBy("changed_at", "desc")
    .execute();
}

export async function findRequest(
  tx: Tx,
  authorityId: AuthorityId,
  refreshId: RefreshId,
): Promise<FileRow | undefined> {
  return toSourceTables(tx)
    .selectFrom("source_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", refreshId)
    .where("direction", "=", "request")
    .executeTakeFirst();
}

export async function deleteFile(
  tx: Tx,
  { authority_id, id }: Pick<FileRow, "authority_id" | "id">,
): Promise<void> {
  await toSourceTables(tx)
    .deleteFrom("source_file")
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function updateExchangeFile(
  tx: Tx,
  { authority_id, id }: Pick<FileRow, "authority_id" | "id">,
  change: Partial<Pick<FileRow, "state" | "content_sealed" | "at_line" | "problems" | "changed_at">>,
): Promise<void> {
  await toSourceTables(tx)
    .updateTable("source_file")
    .set(change)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** Of a refresh that has ended, or older than so many days: nobody sends or reads it any more. */
export async function eraseFileContents(
  tx: Tx,
  authorityId: AuthorityId,
  of: { readonly refreshId: RefreshId } | { readonly before: string },
): Promise<void> {
  const query = toSourceTables(tx)
    .updateTable("source_file")
    .set({ content_sealed: null, state: "done" })
    .where("authority_id", "=", authorityId)
    .where("content_sealed", "is not", null);
  await ("refreshId" in of
    ? query.where("refresh_id", "=", of.refreshId)
    : query.where("received_on", "<=", of.before)
  ).execute();
}

/** Returns how many. */
export async function deletePastFiles(tx: Tx, authorityId: AuthorityId, before: string): Promise<number> {
  const { numDeletedRows } = await toSourceTables(tx)
    .deleteFrom("source_file")
    .where("authority_id", "=", authorityId)
    .where("received_on", "<=", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Those of a refresh that wait, after this one. */
export async function listWaiting(
  tx: Tx,
  authorityId: AuthorityId,
  refreshId: RefreshId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly QuestionRow[]> {
  const query = toSourceTables(tx)
    .selectFrom("source_question")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", refreshId)
    .where("state", "=", "waiting")
    .orderBy("id")
    .limit(limit);
  return (after === undefined ? query : query.where("id", ">", after)).execute();
}

/** An answer came, and said nothing of them: for an agent. */
export async function updateUnansweredFile(
  tx: Tx,
  authorityId: AuthorityId,
  refreshId: RefreshId,
  today: string,
): Promise<void> {
  await toSourceTables(tx)
    .updateTable("source_question")
    .set({
      state: "to_settle",
      outcome: "silent",
      next_at: null,
      answered_on: today,
      version: sql`version + 1`,
    })
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", refreshId)
    .where("state", "=", "waiting")
    .execute();
}
