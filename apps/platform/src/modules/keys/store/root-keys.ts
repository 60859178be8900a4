import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";

export interface RootRow {
  readonly generation: number;
  readonly id: Buffer;
  readonly sealedAgainAt: Date | null;
}

/** The oldest first. */
export async function listRoots(tx: Tx): Promise<readonly RootRow[]> {
  const { rows } = await sql<RootRow>`
    select generation, key_id as id, sealed_again_at as "sealedAgainAt" from root_key order by generation`.execute(
    tx,
  );
  return rows;
}

/** The first of several servers names it. */
export async function insertRoot(
  tx: Tx,
  { generation, id, at }: { readonly generation: number; readonly id: Buffer; readonly at: Date },
): Promise<void> {
  await sql`insert into root_key (generation, key_id, used_since) values (${generation}, ${id}, ${at}) on conflict do nothing`.execute(
    tx,
  );
}

export async function markSealedAgain(tx: Tx, before: number, at: Date): Promise<void> {
  await sql`update root_key set sealed_again_at = ${at} where generation < ${before}`.execute(tx);
}
