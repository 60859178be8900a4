import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { computeNearestPage } from "../../../../kernel/page.ts";
import type { QuestionOutcome, QuestionState, RefreshId } from "../question.ts";
import { type QuestionRow, type RefreshRow, toSourceTables } from "./tables.ts";

/** False when one is under way. */
export async function createRefreshRow(tx: Tx, row: Omit<RefreshRow, "position">): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toSourceTables(tx)
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
  return toSourceTables(tx)
    .selectFrom("source_refresh")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("way", "=", way)
    .orderBy(sql`state = 'done'`)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * A page of those before this one, the latest first, with how many there are: the nearest page that there is.
 */
export async function listFormerRefreshes(
  tx: Tx,
  authorityId: AuthorityId,
  {
    before,
    page: wanted,
    size,
  }: { readonly before: RefreshRow; readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly RefreshRow[]; readonly page: number }> {
  const former = toSourceTables(tx)
    .selectFrom("source_refresh")
    .where("authority_id", "=", authorityId)
    .where("way", "=", before.way)
    .where("position", "<", before.position);
  const { total } = await former
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const { page, offset, limit } = computeNearestPage(wanted, { total: Number(total), size });
  const rows = await former.selectAll().orderBy("position", "desc").offset(offset).limit(limit).execute();
  return { total: Number(total), rows, page };
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
  return toSourceTables(tx)
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
  const { numUpdatedRows } = await toSourceTables(tx)
    .updateTable("source_refresh")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "in", [...from])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Questions whose turn may come now: those never refused or unanswered first. */
export async function listDueQuestions(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly Pick<QuestionRow, "id" | "attempts">[]> {
  return toSourceTables(tx)
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
export async function findNextDueDate(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
): Promise<Date | undefined> {
  const row = await toSourceTables(tx)
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
  readonly outcome: QuestionOutcome | null;
  readonly count: number;
}

export async function countQuestions(
  tx: Tx,
  authorityId: AuthorityId,
  id: RefreshId,
): Promise<readonly RefreshCount[]> {
  return (await countRefreshQuestions(tx, authorityId, [id])).get(id) ?? [];
}

/** Of several refreshes in one query; one of which nothing is kept is absent. */
export async function countRefreshQuestions(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly RefreshId[],
): Promise<ReadonlyMap<RefreshId, readonly RefreshCount[]>> {
  if (ids.length === 0) return new Map();
  const rows = await toSourceTables(tx)
    .selectFrom("source_question")
    .select((select) => ["refresh_id", "state", "outcome", select.fn.countAll<string>().as("count")])
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "in", [...ids])
    .groupBy(["refresh_id", "state", "outcome"])
    .execute();
  const byRefresh = Map.groupBy(rows, ({ refresh_id }) => parseId<"sourceRefresh">(refresh_id ?? ""));
  return new Map(
    [...byRefresh].map(([id, some]) => [
      id,
      some.map(({ state, outcome, count }) => ({ state, outcome, count: Number(count) })),
    ]),
  );
}

/** Of a refresh that is closed: nobody asks them any more. */
export async function endWaitingQuestions(tx: Tx, authorityId: AuthorityId, id: RefreshId): Promise<void> {
  await toSourceTables(tx)
    .updateTable("source_question")
    .set({ state: "stopped", next_at: null })
    .where("authority_id", "=", authorityId)
    .where("refresh_id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}
