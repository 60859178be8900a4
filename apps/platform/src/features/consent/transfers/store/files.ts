import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { LineRow } from "./tables.ts";
import { type FileRow, openFileTables } from "./tables.ts";

export async function createFileRow(
  tx: Tx,
  row: Omit<FileRow, "to_send">,
  lines: readonly LineRow[],
): Promise<void> {
  await openFileTables(tx)
    .insertInto("transfer_file")
    .values({ ...row, to_send: false })
    .execute();
  await openFileTables(tx)
    .insertInto("transfer_line")
    .values([...lines])
    .execute();
}

export async function findFileRow(
  tx: Tx,
  which: { readonly authorityId: AuthorityId; readonly serviceId: string; readonly fileId: string },
  options: { readonly forUpdate?: boolean } = {},
): Promise<FileRow | undefined> {
  const query = openFileTables(tx)
    .selectFrom("transfer_file")
    .selectAll()
    .where("authority_id", "=", which.authorityId)
    .where("service_id", "=", which.serviceId)
    .where("id", "=", which.fileId);
  return (options.forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

/** Newest first; without their bytes. */
export async function listFileRows(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
  limit: number,
): Promise<readonly (Omit<FileRow, "content_sealed" | "to_send"> & { lines: number; kept: boolean })[]> {
  return openFileTables(tx)
    .selectFrom("transfer_file")
    .select(["authority_id", "id", "service_id", "number", "state", "made_on", "state_on"])
    .select(sql<boolean>`content_sealed is not null`.as("kept"))
    .select((file) =>
      file
        .selectFrom("transfer_line")
        .select(sql<number>`count(*)::integer`.as("lines"))
        .whereRef("transfer_line.authority_id", "=", "transfer_file.authority_id")
        .whereRef("transfer_line.file_id", "=", "transfer_file.id")
        .as("lines"),
    )
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .orderBy("number", "desc")
    .limit(limit)
    .$narrowType<{ lines: number }>()
    .execute();
}

/**
 * What a visit leaves on the SFTP server, oldest first: what waits, and what was taken for it and did not
 * arrive.
 */
export async function listToSend(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
): Promise<readonly FileRow[]> {
  return openFileTables(tx)
    .selectFrom("transfer_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .where((file) => file.or([file("state", "=", "waiting"), file("to_send", "=", true)]))
    .orderBy("number")
    .execute();
}

export async function setToSend(
  tx: Tx,
  file: Pick<FileRow, "authority_id" | "id">,
  toSend: boolean,
): Promise<void> {
  await openFileTables(tx)
    .updateTable("transfer_file")
    .set({ to_send: toSend })
    .where("authority_id", "=", file.authority_id)
    .where("id", "=", file.id)
    .execute();
}

export async function updateFile(
  tx: Tx,
  file: Pick<FileRow, "authority_id" | "id">,
  change: Partial<Pick<FileRow, "state" | "state_on" | "content_sealed">>,
): Promise<void> {
  await openFileTables(tx)
    .updateTable("transfer_file")
    .set(change)
    .where("authority_id", "=", file.authority_id)
    .where("id", "=", file.id)
    .execute();
}

/** Files that nobody took yet: they hold no value. */
export async function deleteWaitingFiles(tx: Tx, authorityId: AuthorityId, serviceId: string): Promise<void> {
  await openFileTables(tx)
    .deleteFrom("transfer_file")
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .where("state", "=", "waiting")
    .execute();
}

/** Files that nobody took since before that day, by service. */
export async function countLate(
  tx: Tx,
  authorityId: AuthorityId,
  today: string,
): Promise<readonly { readonly service_id: string; readonly files: number; readonly since: string }[]> {
  const { rows } = await sql<{ service_id: string; files: number; since: string }>`
    select f.service_id, count(*)::integer as files, min(f.made_on)::text as since
    from transfer_file f join transfer e on e.authority_id = f.authority_id and e.service_id = f.service_id
    where f.authority_id = ${authorityId} and f.state = 'waiting'
    and f.made_on + e.late_after_days < ${today}::date
    group by f.service_id order by min(f.made_on)`.execute(tx);
  return rows;
}

export async function deleteDeliveryFiles(tx: Tx, deliveryIds: readonly string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await sql`select ardeco_forget_files(${deliveryIds}::uuid[])`.execute(tx);
}

/** Bytes go when their file was taken before `bytesBefore`, rows when they settled before `rowsBefore`. */
export async function deleteOldFiles(
  tx: Tx,
  authorityId: AuthorityId,
  { bytesBefore, rowsBefore }: { readonly bytesBefore: string; readonly rowsBefore: string },
): Promise<number> {
  const forgotten = await openFileTables(tx)
    .updateTable("transfer_file")
    .set({ content_sealed: null })
    .where("authority_id", "=", authorityId)
    .where("content_sealed", "is not", null)
    .where("state_on", "<", bytesBefore)
    .executeTakeFirst();
  const deleted = await openFileTables(tx)
    .deleteFrom("transfer_file")
    .where("authority_id", "=", authorityId)
    .where("state", "!=", "waiting")
    .where("state_on", "<", rowsBefore)
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows) + Number(deleted.numDeletedRows);
}
