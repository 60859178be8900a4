import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { StateSourceKind } from "../../../../kernel/state-sources.ts";
import type { QuestionId } from "../question.ts";
import { type QuestionRow, toSourceTables } from "./tables.ts";

/** False when the same question waits already, or this one was written. */
export async function createQuestionRow(tx: Tx, row: QuestionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toSourceTables(tx)
    .insertInto("source_question")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findQuestionRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: QuestionId,
  { locked }: { readonly locked: boolean },
): Promise<QuestionRow | undefined> {
  const query = toSourceTables(tx)
    .selectFrom("source_question")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id);
  return (locked ? query.forUpdate() : query).executeTakeFirst();
}

/** Those of these ids, locked in the order of their ids. */
export async function listQuestionRowsLocked(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly QuestionRow[]> {
  if (ids.length === 0) return [];
  return toSourceTables(tx)
    .selectFrom("source_question")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
}

export async function listQuestionRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly QuestionRow[]> {
  return toSourceTables(tx)
    .selectFrom("source_question")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("asked_on", "desc")
    .orderBy("id")
    .execute();
}

export type QuestionChange = Partial<
  Pick<
    QuestionRow,
    "state" | "outcome" | "attempts" | "next_at" | "answered_on" | "purge_on" | "answer_sealed"
  >
>;

export async function updateQuestion(
  tx: Tx,
  authorityId: AuthorityId,
  id: QuestionId,
  change: QuestionChange,
): Promise<void> {
  await toSourceTables(tx)
    .updateTable("source_question")
    .set((set) => ({ ...change, version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Of one that waits: it was refused without its being known whether alone. */
export async function countAttempt(
  tx: Tx,
  authorityId: AuthorityId,
  id: QuestionId,
  attempts: number,
): Promise<void> {
  await toSourceTables(tx)
    .updateTable("source_question")
    .set({ attempts })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

export async function deletePersonQuestions(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toSourceTables(tx)
    .deleteFrom("source_question")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Returns how many. */
export async function deletePastQuestions(tx: Tx, authorityId: AuthorityId, today: string): Promise<number> {
  const { numDeletedRows } = await toSourceTables(tx)
    .deleteFrom("source_question")
    .where("authority_id", "=", authorityId)
    .where("purge_on", "<=", today)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Whoever asks the same for the same person at the same moment waits. */
export async function lockPersonQuestion(tx: Tx, personId: PersonId, kind: StateSourceKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`source:${personId}:${kind}`}, 0))`.execute(tx);
}
