import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type FileRow, listColumnValues, type ProblemRow, selectRecordTables } from "./tables.ts";

type FileKey = Pick<FileRow, "authority_id" | "id">;

/** The same id twice: nothing more. */
export async function addFileRow(
  tx: Tx,
  row: Pick<FileRow, "authority_id" | "id" | "establishment_id" | "received_on" | "changed_at">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await selectRecordTables(tx)
    .insertInto("person_file")
    .values({
      ...row,
      state: "receiving",
      digest: null,
      bytes: 0,
      encoding: null,
      received_as: null,
      separator: null,
      columns: null,
      at_byte: 0,
      at_line: 0,
      lines: 0,
      added: 0,
      changed: 0,
      same: 0,
      refused: 0,
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function addFilePart(
  tx: Tx,
  { authority_id, id }: FileKey,
  part: number,
  content_sealed: Buffer,
): Promise<void> {
  await selectRecordTables(tx)
    .insertInto("person_file_part")
    .values({ authority_id, file_id: id, part, content_sealed })
    .execute();
}

export async function findPart(
  tx: Tx,
  { authority_id, id }: FileKey,
  part: number,
): Promise<Buffer | undefined> {
  const row = await selectRecordTables(tx)
    .selectFrom("person_file_part")
    .select("content_sealed")
    .where("authority_id", "=", authority_id)
    .where("file_id", "=", id)
    .where("part", "=", part)
    .executeTakeFirst();
  return row?.content_sealed;
}

export async function findFile(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  { forUpdate = false } = {},
): Promise<FileRow | undefined> {
  const query = selectRecordTables(tx)
    .selectFrom("person_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id);
  return (forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

/** The same content given twice at once is one file: the second waits for the first to be kept. */
export async function lockFileContent(tx: Tx, digest: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`person-file:${digest.toString("hex")}`},
    0))`.execute(tx);
}

/** The one of that content that waits or runs; else the last whose lines were taken. */
export async function findFileByDigest(
  tx: Tx,
  key: { readonly authorityId: AuthorityId; readonly establishmentId: string; readonly digest: Buffer },
): Promise<FileRow | undefined> {
  return selectRecordTables(tx)
    .selectFrom("person_file")
    .selectAll()
    .where("authority_id", "=", key.authorityId)
    .where("establishment_id", "=", key.establishmentId)
    .where("digest", "=", key.digest)
    .orderBy(sql`state = 'done'`)
    .orderBy("changed_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Those of its establishment whose lines were taken, or some of them: the latest last. */
export async function listTaken(
  tx: Tx,
  { authority_id, establishment_id }: Pick<FileRow, "authority_id" | "establishment_id">,
): Promise<readonly FileRow[]> {
  return selectRecordTables(tx)
    .selectFrom("person_file")
    .selectAll()
    .where("authority_id", "=", authority_id)
    .where("establishment_id", "=", establishment_id)
    .where("state", "in", ["running", "stopped", "done"])
    .orderBy("changed_at")
    .orderBy("id")
    .execute();
}

/** The latest first. */
export async function listFileRows(tx: Tx, authorityId: AuthorityId, limit: number) {
  return selectRecordTables(tx)
    .selectFrom("person_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "!=", "receiving")
    .orderBy("changed_at", "desc")
    .limit(limit)
    .execute();
}

export async function updateFile(
  tx: Tx,
  { authority_id, id }: FileKey,
  { columns, ...change }: Partial<Omit<FileRow, "authority_id" | "id" | "establishment_id" | "received_on">>,
): Promise<void> {
  await selectRecordTables(tx)
    .updateTable("person_file")
    .set({
      ...change,
      ...(columns === undefined ? {} : { columns: sql`${JSON.stringify(columns)}::jsonb` }),
    })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function deleteParts(tx: Tx, { authority_id, id }: FileKey): Promise<void> {
  await selectRecordTables(tx)
    .deleteFrom("person_file_part")
    .where("authority_id", "=", authority_id)
    .where("file_id", "=", id)
    .execute();
}

export async function deleteFile(tx: Tx, { authority_id, id }: FileKey): Promise<void> {
  await selectRecordTables(tx)
    .deleteFrom("person_file")
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** Of one file. One parameter a column, however many rows: PostgreSQL takes 65,535 at most. */
export async function addProblemRows(tx: Tx, rows: readonly ProblemRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await sql`
    insert into person_file_problem (authority_id, file_id, line, place, code, header, other_line)
    select ${first.authority_id}::uuid, ${first.file_id}::uuid, line, place, code, header, other_line
    from unnest(${listColumnValues(rows, "line")}::integer[], ${listColumnValues(rows, "place")}::integer[],
      ${listColumnValues(rows, "code")}::text[],
      ${listColumnValues(rows, "header")}::text[], ${listColumnValues(rows, "other_line")}::integer[])
      as problem (line, place, code, header, other_line)
    on conflict do nothing
  `.execute(tx);
}

export async function listProblemRows(
  tx: Tx,
  { authority_id, id }: FileKey,
  limit: number,
): Promise<readonly ProblemRow[]> {
  return selectRecordTables(tx)
    .selectFrom("person_file_problem")
    .selectAll()
    .where("authority_id", "=", authority_id)
    .where("file_id", "=", id)
    .orderBy("line")
    .orderBy("place")
    .limit(limit)
    .execute();
}

/**
 * Begun and never finished; then content that is not taken yet, whoever stopped it and whatever died; then
 * rows of files long done. Records stay without them.
 */
export async function deleteExpiredFiles(
  tx: Tx,
  authorityId: AuthorityId,
  {
    begunBefore,
    receivedBefore,
    rowsBefore,
  }: { readonly begunBefore: Date; readonly receivedBefore: string; readonly rowsBefore: Date },
): Promise<number> {
  const files = selectRecordTables(tx).deleteFrom("person_file").where("authority_id", "=", authorityId);
  const begun = await files
    .where("state", "=", "receiving")
    .where("changed_at", "<", begunBefore)
    .executeTakeFirst();
  const unread = await files
    .where("state", "in", ["received", "stopped", "running"])
    .where("received_on", "<", receivedBefore)
    .executeTakeFirst();
  const old = await files.where("changed_at", "<", rowsBefore).executeTakeFirst();
  return [begun, unread, old].reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
