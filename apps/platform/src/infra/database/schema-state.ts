import type { Client } from "pg";

/** What a database, or a backup, has received. */
export interface SchemaState {
  /** Of the baseline that made it; null when none did. */
  readonly baseline: string | null;
  /** Names of the migrations, in their order. */
  readonly migrations: readonly string[];
}

/** Tables of what was applied: the program's own, the application reads them and nothing more. */
export const STATE_TABLES = `
  create table schema_baseline (
    checksum text primary key,
    applied_at timestamptz not null default now()
  );
  comment on table schema_baseline is 'Of which baseline this database was made: one row, for its life.';
  create table migration (
    name text primary key,
    applied_at timestamptz not null default now()
  );
  comment on table migration is 'The numbered migrations applied since the baseline.';
  create table sql_function (
    name text primary key,
    checksum text not null,
    signature text not null,
    applied_at timestamptz not null default now()
  );
  comment on table sql_function is 'The text of each function as it was last applied, by its SHA-256.'`;

export const STATE_GRANTS = "grant select on schema_baseline, migration, sql_function to ardeco_app";

/** Empty, or made by something else: nothing was received. */
export async function readSchemaState(client: Client): Promise<SchemaState> {
  const { rows: found } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'
     and tablename in ('schema_baseline', 'migration')`,
  );
  const has = (table: string) => found.some(({ name }) => name === table);
  const { rows: baselines } = has("schema_baseline")
    ? await client.query<{ checksum: string }>("select checksum from public.schema_baseline")
    : { rows: [] };
  const { rows: migrations } = has("migration")
    ? await client.query<{ name: string }>("select name from public.migration order by name")
    : { rows: [] };
  return { baseline: baselines[0]?.checksum ?? null, migrations: migrations.map(({ name }) => name) };
}

export const isEmptySchema = ({ baseline, migrations }: SchemaState): boolean =>
  baseline === null && migrations.length === 0;

/** Checksums of the functions as they were last applied, by name. */
export async function readFunctionChecksums(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from public.sql_function",
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}
