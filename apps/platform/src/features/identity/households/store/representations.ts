import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { RepresentationId } from "../representation.ts";
import { type RepresentationRow, toHouseholdTables } from "./tables.ts";

/** False when these two are tied so already; waits for whoever is tying them. */
export async function createRepresentationRow(tx: Tx, row: RepresentationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toHouseholdTables(tx)
    .insertInto("representation")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRepresentationRow(tx: Tx, authorityId: AuthorityId, id: RepresentationId) {
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** May the acting person declare that it represents this one? The policy asks the same function. */
export async function mayDeclare(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select ardeco_may_declare(${personId}) as may`.execute(tx);
  return rows[0]?.may === true;
}

/** Edges of one person on one side, or between two people. */
export async function listRepresentations(
  tx: Tx,
  authorityId: AuthorityId,
  between: { representativeId?: PersonId; representedId?: PersonId; live: boolean },
): Promise<readonly RepresentationRow[]> {
  let query = toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("id");
  if (between.representativeId) query = query.where("representative_id", "=", between.representativeId);
  if (between.representedId) query = query.where("represented_id", "=", between.representedId);
  if (between.live) query = query.where("state", "<>", "ended");
  return query.execute();
}

/** Whom these people represent, or ask to. */
export async function listLiveRepresentedIds(
  tx: Tx,
  authorityId: AuthorityId,
  representativeIds: readonly PersonId[],
): Promise<readonly string[]> {
  if (representativeIds.length === 0) return [];
  const rows = await toHouseholdTables(tx)
    .selectFrom("representation")
    .select("represented_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("representative_id", "in", [...representativeIds])
    .where("state", "<>", "ended")
    .execute();
  return rows.map((row) => row.represented_id);
}

/** Edges not ended by which others act, or ask to act, for these people. */
export async function listLiveEdgeRows(
  tx: Tx,
  authorityId: AuthorityId,
  representedIds: readonly PersonId[],
): Promise<readonly RepresentationRow[]> {
  if (representedIds.length === 0) return [];
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("represented_id", "in", [...representedIds])
    .where("state", "<>", "ended")
    .orderBy("id")
    .execute();
}

/** Every edge by which others act, acted, or asked to act, for these people. */
export async function listEveryEdgeRow(
  tx: Tx,
  authorityId: AuthorityId,
  representedIds: readonly PersonId[],
): Promise<readonly RepresentationRow[]> {
  if (representedIds.length === 0) return [];
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`represented_id = any (${toPlannedIds(representedIds)}::uuid[])`)
    .orderBy("id")
    .execute();
}

/** @returns false when the row changed since it was read */
export async function updateRepresentation(
  tx: Tx,
  row: RepresentationRow,
  change: Pick<RepresentationRow, "state" | "until" | "detail_sealed">,
): Promise<boolean> {
  const result = await toHouseholdTables(tx)
    .updateTable("representation")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Live edges that a birth date may end, in the order of their ids. */
export async function listLiveOfMinors(tx: Tx, authorityId: AuthorityId, after: string, limit: number) {
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "in", ["parental_authority", "guardianship"])
    .where("state", "<>", "ended")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Live edges past their last day, in the order of their ids. */
export async function listPastEnd(
  tx: Tx,
  authorityId: AuthorityId,
  { today, after, limit }: { readonly today: string; readonly after: string; readonly limit: number },
) {
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "ended")
    .where("until", "<", today)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Ended edges after one, in the order of their ids. */
export async function listEnded(
  tx: Tx,
  authorityId: AuthorityId,
  after: string,
  limit: number,
): Promise<readonly RepresentationRow[]> {
  return toHouseholdTables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "ended")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function deleteRepresentations(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await toHouseholdTables(tx)
    .deleteFrom("representation")
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

/** On either side. */
export async function deletePersonRepresentations(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toHouseholdTables(tx)
    .deleteFrom("representation")
    .where("authority_id", "=", authorityId)
    .where((where) =>
      where.or([where("representative_id", "=", personId), where("represented_id", "=", personId)]),
    )
    .execute();
}
