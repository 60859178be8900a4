import type { Tx } from "../../../../kernel/context.ts";
import {
  type AuthorityId,
  type DeskId,
  type FileId,
  type PersonId,
  parseId,
} from "../../../../kernel/ids.ts";
import { liveStates } from "../rules.ts";
import { type FileChange, type FileRow, toEnrolmentTables } from "./tables.ts";

/** @returns false when the person already has a live file */
export async function createFileRow(tx: Tx, row: FileRow): Promise<boolean> {
  const result = await toEnrolmentTables(tx)
    .insertInto("enrolment_file")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Locked until the transaction ends: whoever acts on a file waits for whoever acts on it now. */
export async function findFileRowLocked(tx: Tx, authorityId: AuthorityId, id: FileId) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findFileRow(tx: Tx, authorityId: AuthorityId, id: FileId) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function findFileRowByNumber(tx: Tx, authorityId: AuthorityId, number: string) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("receipt_number", "=", number)
    .executeTakeFirst();
}

export async function findLiveFileRow(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", [...liveStates])
    .executeTakeFirst();
}

/** Newest first. */
export async function listFileRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly FileRow[]> {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", [...personIds])
    .orderBy("opened_on", "desc")
    .orderBy("id")
    .execute();
}

/** The row is locked, so that its version is the one read. */
export async function updateFile(tx: Tx, row: FileRow, change: FileChange): Promise<FileRow> {
  return toEnrolmentTables(tx)
    .updateTable("enrolment_file")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Not ended, at this desk. */
export async function listDeskWaitingFiles(
  tx: Tx,
  authorityId: AuthorityId,
  deskId: DeskId,
): Promise<FileId[]> {
  const rows = await toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("desk_id", "=", deskId)
    .where("state", "in", [...liveStates])
    .execute();
  return rows.map(({ id }) => parseId<"file">(id));
}
