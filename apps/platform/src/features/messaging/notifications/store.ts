import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
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
