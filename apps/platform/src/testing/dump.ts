import { Client } from "pg";
import type { TestRuntime } from "./test-runtime.ts";

export interface DumpedRow {
  readonly table: string;
  readonly columns: Readonly<Record<string, unknown>>;
  /** The row as pg_dump would show it: bytes as hexadecimal. */
  readonly text: string;
}

/**
 * Every row of every table, jobs included, as the owner of the database (or a thief of its dump) reads them.
 */
export async function dumpEverything({ ownerUrl }: TestRuntime): Promise<readonly DumpedRow[]> {
  // One connection for some three hundred tables: opening one for each was most of what a story of dumps
  // waited for.
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const dumped: DumpedRow[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<Omit<DumpedRow, "table">>(
        `select to_jsonb(t) as columns, to_jsonb(t)::text as text from ${name} t`,
      );
      dumped.push(...rows.map((row) => ({ table: name, ...row })));
    }
    return dumped;
  } finally {
    await owner.end();
  }
}

/** Ids and seals written in a text: what rows can be joined by. */
export function tokensIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|[\w-]{40,}/g) ?? []);
}
