import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../kernel/waiting.ts";
import {
  countWaitingRows,
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../kernel/waiting-rows.ts";
import type { MessageRow, Tables } from "./store-rows.ts";

export type { MessageRow } from "./store-rows.ts";

const openMessageTables = (tx: Tx) => tx.withTables<Tables>();

/** @returns false when the same message was written already */
export async function createMessageRow(tx: Tx, row: MessageRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openMessageTables(tx)
    .insertInto("message")
    .values(row)
    // Without naming the key: an actor who may write to somebody may not look for what was written to them.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findMessage(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<MessageRow | undefined> {
  return openMessageTables(tx)
    .selectFrom("message")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listMessages(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly MessageRow[]> {
  return openMessageTables(tx)
    .selectFrom("message")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("day", "desc")
    .execute();
}

/** Letters that nobody has printed yet, oldest first. */
export async function listWaitingLetters(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly MessageRow[]> {
  return openMessageTables(tx)
    .selectFrom("message")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("channel", "=", "letter")
    .where("state", "=", "waiting")
    .orderBy("day")
    .orderBy("id")
    .limit(limit)
    .execute();
}

const waitingColumns: WaitingColumns = { since: sql`day`, sinceType: "date", id: sql`id` };

const selectUnprinted = (tx: Tx, authorityId: AuthorityId) =>
  openMessageTables(tx)
    .selectFrom("message")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`channel = 'letter' and state = 'waiting'`);

/** Rows of the queue of the desk. Reads the index letters_that_wait. */
export async function listWaitingLetterRows(
  tx: Tx,
  authorityId: AuthorityId,
  query: WaitingQuery,
): Promise<readonly MessageRow[]> {
  const { search } = query;
  const all = selectUnprinted(tx, authorityId).selectAll();
  const rows = !search
    ? all
    : "number" in search
      ? all.where(sql<boolean>`false`)
      : all.where(sql<boolean>`person_id = any(${[...search.personIds]}::uuid[])`);
  return selectWaitingPage(selectWaitingFilter(rows, waitingColumns, query), waitingColumns, query).execute();
}

export const countWaitingLetterRows = (
  tx: Tx,
  authorityId: AuthorityId,
  moment: WaitingMoment,
): Promise<WaitingCounts> => countWaitingRows(selectUnprinted(tx, authorityId), waitingColumns, moment);

export async function setMessageDelivered(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  on: string,
): Promise<void> {
  await openMessageTables(tx)
    .updateTable("message")
    .set({ state: "delivered", delivered_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteWaiting(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await openMessageTables(tx)
    .deleteFrom("message")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "=", "waiting")
    .execute();
}

export async function deletePersonMessages(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await openMessageTables(tx)
    .deleteFrom("message")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteOldMessages(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const result = await openMessageTables(tx)
    .deleteFrom("message")
    .where("authority_id", "=", authorityId)
    .where("day", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
