import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { type ApartRow, type MergeRow, type SourceRow, selectRecordTables } from "./tables.ts";

/** One merge, or undoing, at a time in an authority: what each reads is what it changes. */
export async function lockRecordMerges(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`records:${authorityId}`}, 0))`.execute(tx);
}

export async function findSources(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly SourceRow[]> {
  return selectRecordTables(tx)
    .selectFrom("source_record")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .orderBy("id")
    .execute();
}

/** Until the end of the transaction, no file is loaded over these. */
export async function reserveSources(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<void> {
  await selectRecordTables(tx)
    .selectFrom("source_record")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Every source of these records. */
export async function findRecords(
  tx: Tx,
  authorityId: AuthorityId,
  recordIds: readonly string[],
): Promise<readonly SourceRow[]> {
  return selectRecordTables(tx)
    .selectFrom("source_record")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`record_id = any (${recordIds}::uuid[])`)
    .orderBy("id")
    .execute();
}

export async function addMergeRow(
  tx: Tx,
  {
    choices,
    ...row
  }: Omit<MergeRow, "position" | "state" | "undone_at" | "undone_by_sealed" | "reason_sealed">,
): Promise<void> {
  const values = {
    ...row,
    choices: sql<unknown>`${JSON.stringify(choices)}::jsonb`,
    state: "active" as const,
    undone_at: null,
    undone_by_sealed: null,
    reason_sealed: null,
  };
  await selectRecordTables(tx).insertInto("record_merge").values(values).execute();
}

export async function findMerge(tx: Tx, authorityId: AuthorityId, id: string): Promise<MergeRow | undefined> {
  return selectRecordTables(tx)
    .selectFrom("record_merge")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Those that touch one of these sources, oldest first. */
export async function listSourceMerges(
  tx: Tx,
  authorityId: AuthorityId,
  sourceIds: readonly string[],
): Promise<readonly MergeRow[]> {
  return selectRecordTables(tx)
    .selectFrom("record_merge")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(
      sql<boolean>`(left_source = any (${sourceIds}::uuid[]) or right_source = any (${sourceIds}::uuid[]))`,
    )
    .orderBy("position")
    .execute();
}

/** The latest first. */
export async function listLastMerges(
  tx: Tx,
  authorityId: AuthorityId,
  limit: number,
): Promise<readonly MergeRow[]> {
  return selectRecordTables(tx)
    .selectFrom("record_merge")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("position", "desc")
    .limit(limit)
    .execute();
}

export async function updateUndoneMerge(
  tx: Tx,
  { authority_id, id }: Pick<MergeRow, "authority_id" | "id">,
  undone: Pick<MergeRow, "undone_at" | "undone_by_sealed" | "reason_sealed">,
): Promise<void> {
  await selectRecordTables(tx)
    .updateTable("record_merge")
    .set({ ...undone, state: "undone" })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function updateSourcePlace(
  tx: Tx,
  { authority_id, id }: Pick<SourceRow, "authority_id" | "id">,
  place: Pick<SourceRow, "record_id" | "person_id">,
): Promise<void> {
  await selectRecordTables(tx)
    .updateTable("source_record")
    .set(place)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function addDistinctPair(tx: Tx, row: ApartRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await selectRecordTables(tx)
    .insertInto("record_apart")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const findDistinctPair = (
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<ApartRow | undefined> =>
  selectRecordTables(tx)
    .selectFrom("record_apart")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();

export async function deleteDistinctPair(tx: Tx, authorityId: AuthorityId, id: string): Promise<boolean> {
  const { numDeletedRows } = await selectRecordTables(tx)
    .deleteFrom("record_apart")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The latest first. */
export async function listDistinctPairs(
  tx: Tx,
  authorityId: AuthorityId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly ApartRow[]> {
  return selectRecordTables(tx)
    .selectFrom("record_apart")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("said_on", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countDistinctPairs(tx: Tx, authorityId: AuthorityId): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n from record_apart where authority_id = ${authorityId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * Whether somebody said of one on each side, whichever was named first, that they are two people.
 * @param here, there sources and people
 */
export async function hasDistinctPair(
  tx: Tx,
  authorityId: AuthorityId,
  { here, there }: { readonly here: readonly string[]; readonly there: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql<{ said: boolean }>`
    select exists (select 1 from record_apart where authority_id = ${authorityId} and (
      left_source = any (${here}::uuid[]) and coalesce(right_source, right_person) = any (${there}::uuid[])
      or left_source = any (${there}::uuid[]) and coalesce(right_source, right_person) = any
      (${here}::uuid[]))) as said
  `.execute(tx);
  return rows[0]?.said ?? false;
}

/** Decisions that name somebody who is erased. */
export async function deletePersonDecisions(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  for (const table of ["record_merge", "record_apart", "record_proposal"] as const)
    await selectRecordTables(tx)
      .deleteFrom(table)
      .where("authority_id", "=", authorityId)
      .where("right_person", "=", personId)
      .execute();
}
