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
import type { PossibleDuplicateRow, Tables } from "./store-rows.ts";

export type PairRow = PossibleDuplicateRow;

const toDuplicateTables = (tx: Tx) => tx.withTables<Tables>();

/** A pair that is there already stays as it is, answered or not. */
export async function createPairRows(tx: Tx, rows: readonly PairRow[]): Promise<void> {
  if (rows.length === 0) return;
  await toDuplicateTables(tx)
    .insertInto("possible_duplicate")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["authority_id", "one_id", "other_id"]).doNothing())
    .execute();
}

/** Those that nobody answered, likeliest first. */
export async function listWaiting(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly PairRow[]> {
  return toDuplicateTables(tx)
    .selectFrom("possible_duplicate")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("verdict", "is", null)
    .orderBy("likelihood", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

const waitingColumns: WaitingColumns = { since: sql`found_on`, sinceType: "date", id: sql`id` };

const selectUnanswered = (tx: Tx, authorityId: AuthorityId) =>
  toDuplicateTables(tx)
    .selectFrom("possible_duplicate")
    .where("authority_id", "=", authorityId)
    .where("verdict", "is", null);

/** Rows of the queue of the desk. */
export async function listWaitingPairRows(
  tx: Tx,
  authorityId: AuthorityId,
  query: WaitingQuery,
): Promise<readonly PairRow[]> {
  const { search } = query;
  const all = selectUnanswered(tx, authorityId).selectAll();
  const rows = !search
    ? all
    : "number" in search
      ? all.where(sql<boolean>`false`)
      : all.where(sql<boolean>`(one_id = any(${[...search.personIds]}::uuid[])
          or other_id = any(${[...search.personIds]}::uuid[]))`);
  return selectWaitingPage(selectWaitingFilter(rows, waitingColumns, query), waitingColumns, query).execute();
}

export const countWaitingPairRows = (
  tx: Tx,
  authorityId: AuthorityId,
  moment: WaitingMoment,
): Promise<WaitingCounts> => countWaitingRows(selectUnanswered(tx, authorityId), waitingColumns, moment);

/** Locked: two agents answer one after the other. */
export async function findPairLocked(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<PairRow | undefined> {
  return toDuplicateTables(tx)
    .selectFrom("possible_duplicate")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateVerdict(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  decided: Pick<PairRow, "verdict" | "decided_on" | "decided_by">,
): Promise<void> {
  await toDuplicateTables(tx)
    .updateTable("possible_duplicate")
    .set(decided)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function deletePersonPairs(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toDuplicateTables(tx)
    .deleteFrom("possible_duplicate")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`(one_id = ${personId} or other_id = ${personId})`)
    .execute();
}
