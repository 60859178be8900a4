import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { applyMigrations } from "../database/apply-migrations.ts";
import { openConnection } from "../database/database-client.ts";
import { createJobTables } from "../jobs/install.ts";
import type { DatabaseContent, DumpedTable } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { isDailyCount, listTables, readJobsVersion, runWithoutForeignKeys } from "./tables.ts";

/**
 * Makes the schema again as it was, by the same baseline and migrations, then loads every row in one
 * transaction: all or nothing.
 * @param ownerUrl of an empty database
 */
export async function loadDatabase(
  ownerUrl: string,
  folder: string,
  content: DatabaseContent,
): Promise<void> {
  const client = await openConnection(ownerUrl);
  try {
    await requireEmptyDatabase(client);
    await applyMigrations(ownerUrl, { only: content.migrations });
    await createJobTables(ownerUrl);
    await requireSameJobs(client, content);
    await client.query("begin; set local row_security = off");
    await runWithoutForeignKeys(client, () => loadTables(client, folder, content));
    for (const { name, value } of content.sequences)
      await client.query("select setval($1::regclass, $2)", [name, value]);
    await client.query("commit");
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

async function requireEmptyDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace limit 1",
  );
  if (rowCount)
    throw new BackupRefused(
      "La base n’est pas vide : une restauration n’écrase rien. Donnez-lui une base vide.",
    );
}

async function requireSameJobs(client: Client, { jobsVersion }: DatabaseContent): Promise<void> {
  const installed = await readJobsVersion(client);
  if (installed === jobsVersion) return;
  throw new BackupRefused(
    `Les travaux en attente ont le format ${jobsVersion}, ce programme écrit le format ${installed} : ` +
      "restaurez avec la version d’Ardeco qui a fait la sauvegarde, puis mettez à jour.",
  );
}

async function loadTables(client: Client, folder: string, content: DatabaseContent): Promise<void> {
  const tables = await listTables(client);
  // Backups of before this was known hold the counts too.
  const kept = content.tables.filter(({ name }) => !isDailyCount(name));
  const dumped = new Map(kept.map((table) => [table.name, table]));
  await client.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
  for (const { name } of tables) {
    const table = dumped.get(name);
    if (!table) throw new BackupRefused(`La sauvegarde ne dit rien de ${name}.`);
    // Triggers told of these rows when they were first written.
    await client.query(`alter table ${name} disable trigger user`);
    await loadTable(client, folder, table);
    await client.query(`alter table ${name} enable trigger user`);
    dumped.delete(name);
  }
  const [unknown] = dumped.keys();
  if (unknown !== undefined) throw new BackupRefused(`Ce programme ne connaît pas ${unknown}.`);
}

async function loadTable(client: Client, folder: string, table: DumpedTable): Promise<void> {
  const target = client.query(copyFrom(`copy ${table.name} (${table.columns.join(", ")}) from stdin`));
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), target);
  if (target.rowCount !== table.rows)
    throw new BackupRefused(`${table.name} : ${target.rowCount} lignes au lieu de ${table.rows}.`);
}
