import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { StartRefused } from "../start-refused.ts";
import { applyMigration, type MigrationWait, usualWaiting } from "./apply-migration.ts";
import { openConnection } from "./database-client.ts";

const ownDirectory = fileURLToPath(new URL("../../../migrations/", import.meta.url));
/** One migration run at a time, whatever the number of servers starting (arbitrary constant). */
const ADVISORY_LOCK = 7_106_118;

/**
 * Applies, in order and each in its own transaction, the SQL files not applied yet. Forward only.
 * @param ownerUrl connection of the owner role
 * @param options.only stops where another database had come: for a restoration, or a test of the way from
 *   there
 * @throws StartRefused when a table stays held by somebody else: what was applied before stays, the rest is
 *   untouched
 */
export async function applyMigrations(
  ownerUrl: string,
  options: { directory?: string; only?: readonly string[]; waiting?: MigrationWait } = {},
): Promise<{ applied: string[] }> {
  const directory = options.directory ?? ownDirectory;
  const client = await openConnection(ownerUrl);
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(
      "create table if not exists migration (name text primary key, applied_at timestamptz not null default now())",
    );
    const done = new Set(
      (await client.query<{ name: string }>("select name from migration")).rows.map((r) => r.name),
    );
    await requireKnownMigrations([...done], directory);
    const names = (await listMigrationNames(directory)).filter(
      (name) => options.only?.includes(name) ?? true,
    );
    const applied: string[] = [];
    for (const name of names.filter((candidate) => !done.has(candidate))) {
      const sql = await readFile(`${directory}/${name}`, "utf8");
      await applyMigration(client, { name, sql }, options.waiting ?? usualWaiting);
      applied.push(name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

/**
 * Refuses a database that a later version has changed: this program would read and write what it does not
 * know.
 * @param done names of the migrations it has received
 */
export async function requireKnownMigrations(
  done: readonly string[],
  directory = ownDirectory,
): Promise<void> {
  const known = new Set(await listMigrationNames(directory));
  const unknown = done.filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new StartRefused(
    `La base a été mise à jour par une version plus récente d’Ardeco (${unknown.join(", ")}). Elle ne revient pas en ` +
      "arrière : installez cette version, ou restaurez dans une base vide la sauvegarde faite avant la mise à jour.",
  );
}

/** Of this program, in the order in which they are applied. */
export async function listMigrationNames(directory = ownDirectory): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
}
