import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { RightsRequestId } from "../request.ts";
import type { RightsRequestRow, Tables } from "./rows.ts";

export type RightsRow = RightsRequestRow;

const selectRequestTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * The row of this id, which was there when the form was sent twice; "taken" when another one has its number.
 */
export async function addRequestRow(
  tx: Tx,
  row: RightsRow,
): Promise<{ readonly row: RightsRow; readonly isNew: boolean } | "taken"> {
  const { numInsertedOrUpdatedRows } = await selectRequestTables(tx)
    .insertInto("rights_request")
    .values(row)
    // The id or the number: which of them is read below, since PostgreSQL does not tell.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { row, isNew: true };
  const known = await findRow(tx, parseId(row.authority_id), parseId(row.id));
  return known ? { row: known, isNew: false } : "taken";
}

/** Held until the end of the transaction: forms sent at the same instant are counted one after the other. */
export async function lockRightsApplicant(
  tx: Tx,
  authorityId: AuthorityId,
  askedBy: PersonId,
): Promise<void> {
  const name = `rights:${authorityId}:${askedBy}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** What one person asked, by the desk or online: still open, and received on a day whatever became of it. */
export async function countAsked(
  tx: Tx,
  authorityId: AuthorityId,
  { askedBy, isNoted, day }: { readonly askedBy: PersonId; readonly isNoted: boolean; readonly day: string },
): Promise<{ readonly waiting: number; readonly today: number }> {
  const { waiting, today } = await selectRequestTables(tx)
    .selectFrom("rights_request")
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere("state", "in", ["waiting", "scheduled"]).as("waiting"),
      fn.countAll<string>().filterWhere("received_on", "=", day).as("today"),
    ])
    .where("authority_id", "=", authorityId)
    .where("asked_by", "=", askedBy)
    .where("noted_by", isNoted ? "is not" : "is", null)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), today: Number(today) };
}

export async function findRow(tx: Tx, authorityId: AuthorityId, id: RightsRequestId) {
  return selectRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listRowsById(tx: Tx, authorityId: AuthorityId, ids: readonly RightsRequestId[]) {
  return selectRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

/** Said over the telephone, or read on a letter. */
export async function findNumbered(tx: Tx, authorityId: AuthorityId, number: string) {
  return selectRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** Newest first. */
export async function listPersonRequestRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly RightsRow[]> {
  return selectRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("received_on", "desc")
    .orderBy("number", "desc")
    .execute();
}

/**
 * Held until the end of the transaction: whoever undoes it at the same time came before, or comes too late.
 */
export async function findLockedRequestRow(tx: Tx, authorityId: AuthorityId, id: RightsRequestId) {
  return selectRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns false when the row changed since it was read */
export async function updateRequest(
  tx: Tx,
  row: RightsRow,
  change: Partial<
    Pick<
      RightsRow,
      "state" | "due_on" | "answered_on" | "reminded" | "sealed" | "confirmed_by" | "undone_words"
    >
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await selectRequestTables(tx)
    .updateTable("rights_request")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deletePersonRequests(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await selectRequestTables(tx)
    .deleteFrom("rights_request")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteOldClosedRequests(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<number> {
  const { numDeletedRows } = await selectRequestTables(tx)
    .deleteFrom("rights_request")
    .where("authority_id", "=", authorityId)
    .where("answered_on", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
