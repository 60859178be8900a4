import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { aDebianServer, withoutDebianServer } from "../../testing/a-debian-server.ts";
import { fillFromRelease0119 } from "../../testing/release-fixture.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { createBackup } from "../backup/create-backup.ts";
import { exportKeys } from "../backup/export-keys.ts";
import { checkBackup, importBackup, openExportedKeys } from "../backup/import-backup.ts";
import { createJobTables } from "../jobs/install.ts";
import { openKeyring } from "../keyring/keyring.ts";
import { applyMigrations } from "./apply-migrations.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../migrations");
/** The migration that gives string bodies to the functions whose argument is a row. */
const STRING_BODIES = "1084_counters_compile_row_functions_when_called.sql";

/** On the server that Debian publishes today; where it is not installed, the name of the story says so. */
const onDebian = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutDebianServer)(
    withoutDebianServer ? `${name} (left out: ${withoutDebianServer})` : name,
    tell,
    180_000,
  );

async function query<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

onDebian("an empty database receives every migration, and a second start nothing", async () => {
  await using server = await aDebianServer();
  const { ownerUrl } = await server.emptyDatabase();
  const { applied } = await applyMigrations(ownerUrl);
  await createJobTables(ownerUrl);
  expect(applied).toEqual((await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql")).sort());
  expect((await applyMigrations(ownerUrl)).applied).toEqual([]);
});

onDebian(
  "what a former version wrote is brought up to date, saved, and restored in another database",
  async () => {
    await using server = await aDebianServer();
    const { ownerUrl } = await server.emptyDatabase();
    const { directory } = await fillFromRelease0119(ownerUrl);
    await applyMigrations(ownerUrl);
    const now = new Date();
    const keyring = await openKeyring({ directory: join(directory, "keys"), create: true });
    const source = { ownerUrl, blobs: join(directory, "blobs"), keyring };
    const { folder, manifest } = await createBackup(source, join(directory, "backup"), now);
    const keys = await exportKeys(join(directory, "keys"), join(directory, "safe"), now);
    const elsewhere = await server.emptyDatabase();
    const checked = await checkBackup(folder, await openExportedKeys(keys.folder));
    await importBackup(checked, { ownerUrl: elsewhere.ownerUrl, blobs: join(directory, "restored") });
    const people = "select count(*)::int as people from person";
    const [before] = await query<{ people: number }>(ownerUrl, people);
    expect(before?.people).toBeGreaterThan(3);
    expect(await query(elsewhere.ownerUrl, people)).toEqual([before]);
    expect(manifest.database.migrations).toContain(STRING_BODIES);
    await rm(directory, { recursive: true, force: true });
  },
);

onDebian("a database that ran the former texts accepts the columns of later migrations", async () => {
  await using server = await aDebianServer();
  const { ownerUrl } = await server.emptyDatabase();
  const names = (await readdir(MIGRATIONS)).filter((name) => name < STRING_BODIES);
  await applyMigrations(ownerUrl, { only: names });
  await query(
    ownerUrl,
    "create or replace function counters_shows_balance(c counter) returns boolean language sql stable return c.services_see",
  );
  const addColumn = "alter table counter add column of_tomorrow boolean not null default false";
  await expect(query(ownerUrl, addColumn)).rejects.toThrow("uses its row type");
  await applyMigrations(ownerUrl);
  await query(ownerUrl, addColumn);
});

test("no function whose argument is a row of a table has a body in standard SQL", async () => {
  const { ownerUrl, close } = await testDatabase();
  const found = await query(
    ownerUrl,
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prosqlbody is not null
       and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typtype = 'c')`,
  );
  await close();
  expect(found).toEqual([]);
});
