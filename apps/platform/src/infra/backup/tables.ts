import type { Client } from "pg";
import { JOBS_SCHEMA } from "../jobs/install.ts";

export interface StoredTable {
  readonly name: string;
  /** Those that are stored: what PostgreSQL computes is computed again. */
  readonly columns: readonly string[];
}

/** The row that says which tables pg-boss made; it is theirs, not ours to copy. */
const JOBS_VERSION = `${JOBS_SCHEMA}.version`;

/**
 * pg-boss counts its queues in a table a day, made ahead and dropped behind: tomorrow's program has not the
 * tables of today's backup, and nobody misses the counts.
 */
export const isDailyCount = (name: string): boolean => name.startsWith(`${JOBS_SCHEMA}.queue_stats`);

/** Every table that holds rows. A partitioned table holds none: its partitions do. */
export async function listTables(client: Client): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select format('%I', a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg_t%'
    order by 1`);
  return rows.filter(({ name }) => name !== JOBS_VERSION && !isDailyCount(name));
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Takes the foreign keys away while rows are loaded, and puts them back: tables refer to each other in
 * circles, so that no order would do. Put back, each is checked whole. Inside a transaction, nobody ever sees
 * the tables without them.
 */
export async function runWithoutForeignKeys(client: Client, load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<Reference>(`
    select k.conrelid::regclass::text as "table", format('%I', k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname not in ('pg_catalog', 'information_schema')`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  await load();
  for (const { table, name, definition } of rows)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}

export async function readJobsVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(`select version from ${JOBS_VERSION}`);
  return rows[0]?.version ?? 0;
}
