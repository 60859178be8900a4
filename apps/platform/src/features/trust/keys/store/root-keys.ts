import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";

export interface RootRow {
  readonly generation: number;
  readonly id: Buffer;
  readonly usedSince: Date;
  readonly sealedAgainAt: Date | null;
  /** Since when its file is no longer needed, where the keys of its indexes are kept apart. */
  readonly closedAt: Date | null;
  /** Of the keys of its indexes, once they are kept apart. */
  readonly indexesId: Buffer | null;
}

/** The oldest first. */
export async function listRoots(tx: Tx): Promise<readonly RootRow[]> {
  const { rows } = await sql<RootRow>`
    select generation, key_id as id, used_since as "usedSince", sealed_again_at as "sealedAgainAt",
      closed_at as "closedAt",
      indexes_id as "indexesId" from root_key order by generation`.execute(tx);
  return rows;
}

/** The first of several servers names it. */
export async function createRootRow(
  tx: Tx,
  { generation, id, at }: { readonly generation: number; readonly id: Buffer; readonly at: Date },
): Promise<void> {
  await sql`insert into root_key (generation, key_id, used_since) values (${generation}, ${id}, ${at})
    on conflict do nothing`.execute(tx);
}

export async function closeFormer(tx: Tx, at: Date): Promise<void> {
  await sql`update root_key set closed_at = ${at} where closed_at is null
    and generation < (select max(generation) from root_key)`.execute(tx);
}

/** @returns what is kept: what was said first */
export async function setIndexedFields(tx: Tx, generation: number, indexed: string): Promise<string> {
  await sql`update root_key set indexed = ${indexed}::jsonb where generation = ${generation}
    and indexed is null`.execute(tx);
  const { rows } = await sql<{
    indexed: string;
  }>`select indexed::text as indexed from root_key where generation = ${generation}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no generation ${generation} of the vault is written down`);
  return row.indexed;
}

/** The first of several servers says which ones. */
export async function updateIndexesKept(tx: Tx, generation: number, id: Buffer): Promise<void> {
  await sql`update root_key set indexes_id = ${id} where generation = ${generation}
    and indexes_id is null`.execute(tx);
}

export async function updateSealedRoots(tx: Tx, before: number, at: Date): Promise<void> {
  await sql`update root_key set sealed_again_at = ${at} where generation < ${before}`.execute(tx);
}
