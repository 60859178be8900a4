import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { WrappedKey } from "../wrapping.ts";
import type { Tables } from "./rows.ts";

/** False when the leaf is somebody's, or was. */
export async function createKeyRow(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  { generation, leaf, wrapped }: WrappedKey,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into person_key (authority_id, person_id, generation, leaf, wrapped_key)
    select ${authorityId}::uuid, ${personId}::uuid, ${generation}::int, ${leaf}::bigint, ${wrapped}::bytea
    where ardeco_leaf_is_free(${leaf}::bigint)
    on conflict on constraint a_leaf_serves_one_person do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findKey(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<WrappedKey | undefined> {
  return tx
    .withTables<Tables>()
    .selectFrom("person_key")
    .select(["generation", "leaf", "wrapped_key as wrapped"])
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function findKeys(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<string, WrappedKey>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .withTables<Tables>()
    .selectFrom("person_key")
    .select(["person_id", "generation", "leaf", "wrapped_key as wrapped"])
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", sql<string>`any(${toPlannedIds(personIds)}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

/**
 * Of folded numbers, while something of them speaks for somebody whom the acting person reaches: their rows
 * are not theirs to read.
 */
export async function findKeysThatSpeak(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<string, WrappedKey>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<WrappedKey & { person_id: string }>`
    select person_id, generation, leaf, wrapped_key as wrapped
    from ardeco_keys_that_speak(${personIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.person_id, row]));
}

/** One statement: a key never leaves without its leaf being told to every keyring. */
export async function deleteKey(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await sql`
    with gone as (delete from person_key where authority_id = ${authorityId}::uuid
    and person_id = ${personId}::uuid
      returning leaf, generation)
    insert into erased_leaf (leaf, generation) select leaf, generation from gone where leaf is not null
    on conflict (leaf) do nothing`.execute(tx);
}
