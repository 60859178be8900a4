import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import type { DeathRow, HouseMoveRow, Tables } from "./store-rows.ts";

export type { DeathRow } from "./store-rows.ts";

export type MoveRow = HouseMoveRow;

const selectLifeTables = (tx: Tx) => tx.withTables<Tables>();

/** False when it is recorded already. */
export async function addDeathRow(
  tx: Tx,
  row: Omit<DeathRow, "confirmed_by" | "confirmed_on">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await selectLifeTables(tx)
    .insertInto("death")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "person_id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findDeathRow(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<DeathRow | undefined> {
  return selectLifeTables(tx)
    .selectFrom("death")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

/** False when somebody else just did. */
export async function deleteDeath(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<boolean> {
  const { numDeletedRows } = await selectLifeTables(tx)
    .deleteFrom("death")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Another agent has looked. Once. */
export async function confirmDeathRow(
  tx: Tx,
  { authority_id, person_id }: Pick<DeathRow, "authority_id" | "person_id">,
  confirmed: { readonly confirmed_by: string; readonly confirmed_on: string },
): Promise<void> {
  await selectLifeTables(tx)
    .updateTable("death")
    .set(confirmed)
    .where("authority_id", "=", authority_id)
    .where("person_id", "=", person_id)
    .execute();
}

/** Who keeps somebody merged with them waits for another agent. */
export async function listOlderDeaths(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await selectLifeTables(tx)
    .selectFrom("death")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("recorded_on", "<", day)
    .where(
      sql<boolean>`(confirmed_by is not null or not exists (select from person_merge m
        where m.authority_id = death.authority_id
        and m.kept_id = death.person_id and m.state = 'active'))`,
    )
    .orderBy("recorded_on")
    .limit(limit)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** One a person: the last one said. */
export async function saveMoveRow(tx: Tx, row: MoveRow): Promise<void> {
  await selectLifeTables(tx)
    .insertInto("house_move")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "person_id"])
        .doUpdateSet({ sent_on: row.sent_on, sealed: row.sealed }),
    )
    .execute();
}

export async function findMoveRow(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<MoveRow | undefined> {
  return selectLifeTables(tx)
    .selectFrom("house_move")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

/** The move of a person, kept from others until the transaction ends. */
export async function findLockedMove(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<MoveRow | undefined> {
  return selectLifeTables(tx)
    .selectFrom("house_move")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteMove(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await selectLifeTables(tx)
    .deleteFrom("house_move")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteOlderMoves(tx: Tx, authorityId: AuthorityId, day: string): Promise<number> {
  const { numDeletedRows } = await selectLifeTables(tx)
    .deleteFrom("house_move")
    .where("authority_id", "=", authorityId)
    .where("sent_on", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
