import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Outcome, QuestionState, RefreshId } from "../question.ts";
import { type QuestionRow, type RefreshRow, tables } from "./tables.ts";

/** False when one is under way. */
export async function insertRefresh(tx: Tx, row: RefreshRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto("source_refresh")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The one under way, else the last one, of this way of asking. */
export async function findLastRefresh(
  tx: Tx,
  authorityId: AuthorityId,
  way: RefreshRow["way"],
): Promise<RefreshRow | undefined> {
  return tables(tx)
    .selectFrom("source_refresh")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("way", "=", way)
    .orderBy(sql`state = 'done'`)
    .orderBy("started_on", "desc")
    .orderBy("ended_on", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Undefined when none is. */
export async function findRefreshUnderWay(
  tx: Tx,
  authorityId: AuthorityId,
  way: RefreshRow["way"],
): Promise<RefreshRow | undefined> {
  const last = await findLastRefresh(tx, authorityId, way);
  return last?.state === "done" ? undefined : last;
}

export async function findRefreshRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
): Promise<RefreshRow | undefined> {
  return tables(tx)
    .selectFrom("source_refresh")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** False when it was not in one of these states any more. */
export async function updateRefresh(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
  {
    from,
    ...change
  }: Partial<Pick<RefreshRow, "state" | "gathered_after" | "ended_on" | "refused_code">> & {
    readonly from: readonly RefreshRow["state"][];
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable("source_refresh")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "in", [...from])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Questions whose turn may come now: those never refused or unanswered first. */
export async function listDue(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly Pick<QuestionRow, "id" | "attempts">[]> {
  return tables(tx)
    .selectFrom("source_question")
    .select(["id", "attempts"])
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", id)
    .where("state", "=", "waiting")
    .where((where) => where.or([where("next_at", "is", null), where("next_at", "<=", now)]))
    .orderBy("attempts")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** When the next of those that wait may be asked; undefined when none waits. */
export async function nextDue(tx: Tx, authorityId: AuthorityId, id: RefreshId): Promise<Date | undefined> {
  const row = await tables(tx)
    .selectFrom("source_question")
    .select((select) => select.fn.min("next_at").as("at"))
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return row?.at ?? undefined;
}

export interface RefreshCount {
  readonly state: QuestionState;
  readonly outcome: Outcome | null;
  readonly count: number;
}

export async function countQuestions(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
): Promise<readonly RefreshCount[]> {
  const rows = await tables(tx)
    .selectFrom("source_question")
    .select((select) => ["state", "outcome", select.fn.countAll<string>().as("count")])
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", id)
    .groupBy(["state", "outcome"])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** What an agent has to settle: what came with an answer to compare first, then the oldest. */
export async function listRowsToSettle(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly QuestionRow[]> {
  return tables(tx)
    .selectFrom("source_question")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "to_settle")
    .orderBy(sql`answer_sealed is null`)
    .orderBy("asked_on")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Of a refresh that is closed: nobody asks them any more. */
export async function stopWaiting(tx: Tx, authorityId: AuthorityId, id: RefreshId): Promise<void> {
  await tables(tx)
    .updateTable("source_question")
    .set({ state: "stopped", next_at: null })
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}
