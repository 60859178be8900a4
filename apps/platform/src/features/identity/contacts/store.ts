import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type DeskId, type PersonId, parseId } from "../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../kernel/waiting.ts";
import {
  countWaitingRows,
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../kernel/waiting-rows.ts";
import type { ContactId } from "./contact.ts";
import type { ContactRow, Tables } from "./store-rows.ts";

export type { ContactRow } from "./store-rows.ts";

const toContactTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * The row of this id, which was there when the form was sent twice; "taken" when another one has its number.
 */
export async function createContactRow(
  tx: Tx,
  row: ContactRow,
): Promise<{ readonly row: ContactRow; readonly isNew: boolean } | "taken"> {
  const { numInsertedOrUpdatedRows } = await toContactTables(tx)
    .insertInto("contact")
    .values(row)
    // The id or the number: which of them is read below, since PostgreSQL does not tell.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { row, isNew: true };
  const known = await findContactRow(tx, parseId(row.authority_id), parseId(row.id));
  return known ? { row: known, isNew: false } : "taken";
}

export async function findContactRow(tx: Tx, authorityId: AuthorityId, id: ContactId) {
  return toContactTables(tx)
    .selectFrom("contact")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Newest first. */
export async function listPersonContactRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly ContactRow[]> {
  return toContactTables(tx)
    .selectFrom("contact")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("received_on", "desc")
    .orderBy("number", "desc")
    .execute();
}

const waitingColumns: WaitingColumns = {
  dueOn: sql`due_on`,
  since: sql`received_on`,
  sinceType: "date",
  id: sql`id`,
};

const selectWaiting = (tx: Tx, authorityId: AuthorityId, deskId: DeskId | undefined) => {
  const waiting = toContactTables(tx)
    .selectFrom("contact")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "waiting");
  return deskId === undefined ? waiting : waiting.where("desk_id", "=", deskId);
};

/** Rows of the queue of the desk. */
export async function listWaitingContactRows(
  tx: Tx,
  authorityId: AuthorityId,
  query: WaitingQuery,
): Promise<readonly ContactRow[]> {
  const { search, deskId } = query;
  const all = selectWaiting(tx, authorityId, deskId).selectAll();
  const rows = !search
    ? all
    : "number" in search
      ? all.where(sql<boolean>`right(number, ${search.number.length}::int) = ${search.number}`)
      : all.where(sql<boolean>`person_id = any(${[...search.personIds]}::uuid[])`);
  return selectWaitingPage(selectWaitingFilter(rows, waitingColumns, query), waitingColumns, query).execute();
}

export const countWaitingContactRows = (
  tx: Tx,
  authorityId: AuthorityId,
  moment: WaitingMoment,
): Promise<WaitingCounts> =>
  countWaitingRows(selectWaiting(tx, authorityId, moment.deskId), waitingColumns, moment);

/** Of the desks that the agent serves, those due first first. */
export async function listWaitingRows(
  tx: Tx,
  authorityId: AuthorityId,
  { first, limit }: { readonly first: number; readonly limit: number },
): Promise<readonly ContactRow[]> {
  return toContactTables(tx)
    .selectFrom("contact")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "waiting")
    .orderBy("due_on")
    .orderBy("number")
    .offset(first)
    .limit(limit)
    .execute();
}

const selectWaitingCount = (tx: Tx, authorityId: AuthorityId) =>
  toContactTables(tx)
    .selectFrom("contact")
    .select((select) => select.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("state", "=", "waiting");

export async function countWaiting(tx: Tx, authorityId: AuthorityId): Promise<number> {
  return Number((await selectWaitingCount(tx, authorityId).executeTakeFirstOrThrow()).count);
}

export async function countOverdueContacts(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const late = selectWaitingCount(tx, authorityId).where("due_on", "<", day);
  return Number((await late.executeTakeFirstOrThrow()).count);
}

/** @returns false when the row changed since it was read */
export async function updateContact(
  tx: Tx,
  row: ContactRow,
  change: Partial<Pick<ContactRow, "desk_id" | "state" | "due_on" | "answered_on">> &
    Pick<ContactRow, "sealed">,
): Promise<boolean> {
  const { numUpdatedRows } = await toContactTables(tx)
    .updateTable("contact")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What waits at a desk that closed. */
export async function updateWaitingDesk(
  tx: Tx,
  authorityId: AuthorityId,
  from: DeskId,
  to: DeskId,
): Promise<void> {
  await toContactTables(tx)
    .updateTable("contact")
    .set((now) => ({ desk_id: to, version: now("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("desk_id", "=", from)
    .where("state", "=", "waiting")
    .execute();
}

export async function deletePersonContacts(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toContactTables(tx)
    .deleteFrom("contact")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteAnsweredContacts(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await toContactTables(tx)
    .deleteFrom("contact")
    .where("authority_id", "=", authorityId)
    .where("answered_on", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
