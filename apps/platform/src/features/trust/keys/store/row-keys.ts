import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";

export interface NewRowKey {
  readonly rowId: string;
  readonly generation: number;
  readonly leaf: number;
  readonly wrapped: Buffer;
}

/** @returns those kept; the leaf of another is somebody's, or was */
export async function createRowKeyRows(
  tx: Tx,
  authorityId: AuthorityId,
  rows: readonly NewRowKey[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const { rows: kept } = await sql<{ id: string }>`
    insert into row_key (authority_id, row_id, generation, leaf, wrapped_key)
    select ${authorityId}::uuid, id, generation, leaf, wrapped
    from unnest(${rows.map(({ rowId }) => rowId)}::uuid[], ${rows.map(({ generation }) => generation)}::int[],
      ${rows.map(({ leaf }) => leaf)}::bigint[], ${rows.map((row) => row.wrapped)}::bytea[]) as drawn (id,
      generation, leaf, wrapped)
    where ardeco_leaf_is_free(leaf)
    on conflict on constraint a_leaf_serves_one_row do nothing
    returning row_id as id`.execute(tx);
  return new Set(kept.map(({ id }) => id));
}

export async function findRowKeyRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly NewRowKey[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NewRowKey>`
    select row_id as "rowId", generation, leaf, wrapped_key as wrapped from row_key
    where authority_id = ${authorityId} and row_id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Some of generations before, kept for this transaction; those that another one keeps are left to it. */
export async function listFormerRowKeys(
  tx: Tx,
  authorityId: AuthorityId,
  { generation, limit }: { readonly generation: number; readonly limit: number },
): Promise<readonly NewRowKey[]> {
  const { rows } = await sql<NewRowKey>`
    select row_id as "rowId", generation, leaf, wrapped_key as wrapped from row_key
    where authority_id = ${authorityId} and generation < ${generation}
    limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

export async function updateRowKey(
  tx: Tx,
  authorityId: AuthorityId,
  { rowId, generation, wrapped }: Omit<NewRowKey, "leaf">,
): Promise<void> {
  await sql`update row_key set generation = ${generation}, wrapped_key = ${wrapped}
    where authority_id = ${authorityId} and row_id = ${rowId}`.execute(tx);
}

/**
 * Rows that a restored backup brought back, and that were deleted since: nothing of them opens.
 * @returns how many
 */
export async function deleteErasedRows(tx: Tx): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`
    select ardeco_drop_erased_rows() as dropped`.execute(tx);
  return rows[0]?.dropped ?? 0;
}
