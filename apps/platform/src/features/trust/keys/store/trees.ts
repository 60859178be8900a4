import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { WrappedKey } from "../wrapping.ts";

export interface TreeRow {
  readonly generation: number;
  readonly id: Buffer;
  readonly closedAt: Date | null;
  readonly destroyedAt: Date | null;
}

/** The oldest first. */
export async function listTrees(tx: Tx): Promise<readonly TreeRow[]> {
  const { rows } = await sql<TreeRow>`
    select generation, tree_id as id, closed_at as "closedAt", destroyed_at as "destroyedAt"
    from person_tree order by generation`.execute(tx);
  return rows;
}

/** The first of several servers names it. */
export async function createTreeRow(tx: Tx, generation: number, id: Buffer): Promise<void> {
  await sql`insert into person_tree (generation, tree_id) values (${generation}, ${id})
    on conflict do nothing`.execute(tx);
}

export async function closeFormerTrees(tx: Tx, generation: number, at: Date): Promise<void> {
  await sql`update person_tree set closed_at = ${at} where generation < ${generation}
    and closed_at is null`.execute(tx);
}

/** What it had to forget goes with it. */
export async function updateDestroyedTrees(tx: Tx, generation: number, at: Date): Promise<void> {
  await sql`update person_tree set destroyed_at = ${at} where generation = ${generation}
    and destroyed_at is null`.execute(tx);
  await sql`delete from erased_leaf where generation <= ${generation}`.execute(tx);
}

/** How many leaves a tree has to forget: those erased in its generation or later. */
export async function countErased(tx: Tx, generation: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from erased_leaf where generation >= ${generation}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function listErased(tx: Tx, generation: number): Promise<readonly number[]> {
  const { rows } = await sql<{ leaf: number }>`
    select leaf from erased_leaf where generation >= ${generation}`.execute(tx);
  return rows.map(({ leaf }) => leaf);
}

/** Those known already stay as they are. */
export async function createErasedRows(tx: Tx, generation: number, leaves: readonly number[]): Promise<void> {
  await sql`insert into erased_leaf (leaf, generation) select leaf, ${generation}
    from unnest(${leaves}::bigint[]) as leaf
    on conflict (leaf) do nothing`.execute(tx);
}

export interface ErasedPerson {
  readonly authorityId: AuthorityId;
  readonly personId: PersonId;
}

/** People whose leaf was forgotten, and whose key is there: a backup of before was restored. */
export async function listRestoredPeople(tx: Tx): Promise<readonly ErasedPerson[]> {
  const { rows } = await sql<ErasedPerson>`
    select authority as "authorityId", person as "personId" from ardeco_keys_of_erased()`.execute(tx);
  return rows;
}

export type KeyToWrap = WrappedKey & { readonly personId: PersonId };

/**
 * Some keys of generations before, kept for this transaction; those that another one keeps are left to it.
 */
export async function listFormerKeysLocked(
  tx: Tx,
  authorityId: AuthorityId,
  { generation, limit }: { readonly generation: number; readonly limit: number },
): Promise<readonly KeyToWrap[]> {
  const { rows } = await sql<KeyToWrap>`
    select person_id as "personId", generation, leaf, wrapped_key as wrapped from person_key
    where authority_id = ${authorityId} and generation < ${generation}
    limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

/** False when the leaf is somebody's, or was. */
export async function updateWrappedKey(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  { generation, leaf, wrapped }: WrappedKey,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person_key k set generation = ${generation}, leaf = ${leaf}::bigint, wrapped_key = ${wrapped}
    where authority_id = ${authorityId} and person_id = ${personId} and (k.leaf = ${leaf}::bigint
    or ardeco_leaf_is_free(${leaf}::bigint))`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many keys of each authority are still wrapped by a generation before this one. */
export async function countFormerKeys(tx: Tx, generation: number): Promise<ReadonlyMap<AuthorityId, number>> {
  const { rows } = await sql<{ authority: AuthorityId; keys: number }>`
    select authority, keys from ardeco_keys_before(${generation})`.execute(tx);
  return new Map(rows.map(({ authority, keys }) => [authority, keys]));
}
