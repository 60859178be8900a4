import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { readSchemaState } from "../database/schema-state.ts";
import type { DatabaseContent, DumpedTable } from "./manifest.ts";
import { listTables, readJobsVersion, type StoredTable } from "./tables.ts";

/** Sealed values do not get smaller: the fastest level takes what there is to take. */
const LEVEL = 1;

/**
 * Every row as of one instant, while others write: one read-only transaction, which locks nobody out.
 * @param client of the owner, past row-level security; turned off, so that a table that kept rows back
 *   would be refused
 */
export async function exportDatabase(client: Client, folder: string): Promise<DatabaseContent> {
  await mkdir(join(folder, "database"), { mode: 0o700 });
  await client.query("begin isolation level repeatable read read only; set local row_security = off");
  try {
    const tables: DumpedTable[] = [];
    for (const table of await listTables(client)) tables.push(await exportTable(client, folder, table));
    const { baseline, migrations } = await readSchemaState(client);
    const { rows: sequences } = await client.query<{ name: string; value: string }>(
      `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
       from pg_sequences where last_value is not null order by 1`,
    );
    return {
      ...(baseline === null ? {} : { baseline }),
      migrations: [...migrations],
      jobsVersion: await readJobsVersion(client),
      tables,
      sequences: sequences.map(({ name, value }) => ({ name, value: Number(value) })),
      roots: await readRoots(client),
    };
  } finally {
    await client.query("rollback");
  }
}

/** Of a database that is older than generations, none. */
async function readRoots(client: Client): Promise<number[]> {
  const { rows: found } = await client.query<{ found: boolean }>(
    "select to_regclass('public.root_key') is not null as found",
  );
  if (found[0]?.found !== true) return [];
  const { rows } = await client.query<{ generation: number }>(
    `select generation from public.root_key where sealed_again_at is null
       or generation = (select max(generation) from public.root_key) order by generation`,
  );
  return rows.map(({ generation }) => generation);
}

async function exportTable(client: Client, folder: string, table: StoredTable): Promise<DumpedTable> {
  const file = `database/${table.name}.copy.gz`;
  const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(", ")}) to stdout`));
  const target = createWriteStream(join(folder, file), { mode: 0o600, flush: true });
  await pipeline(rows, createGzip({ level: LEVEL }), target);
  return { name: table.name, columns: [...table.columns], rows: rows.rowCount, file };
}
