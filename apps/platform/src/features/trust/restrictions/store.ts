import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { computeNearestPage } from "../../../kernel/page.ts";
import type { RestrictionId } from "./restriction.ts";
import type { RestrictionRow, Tables } from "./store-rows.ts";

export type { RestrictionRow } from "./store-rows.ts";

const toRestrictionTables = (tx: Tx) => tx.withTables<Tables>();

/** @returns false when it was there already */
export async function createRestrictionRow(tx: Tx, row: RestrictionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toRestrictionTables(tx)
    .insertInto("restriction")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRow(tx: Tx, authorityId: AuthorityId, id: RestrictionId) {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function findRowLocked(tx: Tx, authorityId: AuthorityId, id: RestrictionId) {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** As findRowLocked, by the link of the message that says that it is lifted. */
export async function findRowByLink(tx: Tx, authorityId: AuthorityId, hash: Buffer) {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("take_back_hash", "=", hash)
    .forUpdate()
    .executeTakeFirst();
}

/** Lifted on this day or later, or not. */
export async function listRowsHeldSince(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<readonly RestrictionRow[]> {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where((either) => either.or([either("state", "<>", "lifted"), either("lifted_on", ">=", day)]))
    .orderBy("id")
    .execute();
}

/** Newest first. */
export async function listPersonRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly RestrictionRow[]> {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("since", "desc")
    .orderBy("id")
    .execute();
}

/** Those that hold, of these people. */
export async function listRowsThatHold(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly RestrictionRow[]> {
  if (personIds.length === 0) return [];
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", [...personIds])
    .where("state", "<>", "lifted")
    .orderBy("since", "desc")
    .orderBy("id")
    .execute();
}

/** Announced for this day or before. */
export async function listRowsToLift(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<readonly RestrictionRow[]> {
  return toRestrictionTables(tx)
    .selectFrom("restriction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "lifting")
    .where("lifts_on", "<=", day)
    .orderBy("lifts_on")
    .orderBy("id")
    .limit(500)
    .execute();
}

/** @returns false when it changed since it was read */
export async function updateRow(
  tx: Tx,
  row: RestrictionRow,
  change: Partial<Pick<RestrictionRow, "state" | "lifts_on" | "lifted_on" | "sealed" | "take_back_hash">>,
): Promise<boolean> {
  const { numUpdatedRows } = await toRestrictionTables(tx)
    .updateTable("restriction")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Which of these people are restricted: of everything, or of anything. Whoever is at work is answered. */
export async function listRestrictedIds(
  tx: Tx,
  personIds: readonly PersonId[],
  everything: boolean,
): Promise<ReadonlySet<PersonId>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...personIds]}::uuid[]) as asked (id)
    where ardeco_is_restricted(id, ${everything})`.execute(tx);
  return new Set(rows.map(({ id }) => parseId<"person">(id)));
}

/** A page of those that hold, the oldest first: the nearest that there is. */
export async function listRowsHeld(
  tx: Tx,
  authorityId: AuthorityId,
  { page: wanted, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly RestrictionRow[]; readonly page: number; readonly pages: number }> {
  const held = toRestrictionTables(tx)
    .selectFrom("restriction")
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "lifted");
  const { total } = await held
    .select(({ fn }) => fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const { page, pages, limit, offset } = computeNearestPage(wanted, { total: Number(total), size });
  const slice = held.selectAll().orderBy("since").orderBy("id");
  return { rows: await slice.limit(limit).offset(offset).execute(), page, pages };
}

/**
 * All that hold, once one of them was last told, or began, on this day or before.
 * @returns how many, 0 when it is not time
 */
export async function updateReminderDay(
  tx: Tx,
  authorityId: AuthorityId,
  { today, last }: { readonly today: string; readonly last: string },
): Promise<number> {
  const held = toRestrictionTables(tx)
    .selectFrom("restriction")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "lifted")
    .where(sql<boolean>`coalesce(reminded_on, since) <= ${last}::date`);
  if (!(await held.limit(1).executeTakeFirst())) return 0;
  const { numUpdatedRows } = await toRestrictionTables(tx)
    .updateTable("restriction")
    .set({ reminded_on: today })
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "lifted")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** People of whom anything is restricted: few. */
export async function listHeldRows(tx: Tx, authorityId: AuthorityId): Promise<readonly PersonId[]> {
  const rows = await toRestrictionTables(tx)
    .selectFrom("restriction")
    .select("person_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "lifted")
    .execute();
  return rows.map(({ person_id }) => parseId<"person">(person_id));
}

export async function deletePersonRows(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toRestrictionTables(tx)
    .deleteFrom("restriction")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteLiftedRows(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await toRestrictionTables(tx)
    .deleteFrom("restriction")
    .where("authority_id", "=", authorityId)
    .where("lifted_on", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
