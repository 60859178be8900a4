import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { aDebianServer, withoutDebianServer } from "../../testing/a-debian-server.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testRuntime } from "../../testing/test-runtime.ts";
import { createBackup } from "../backup/create-backup.ts";
import { exportKeys } from "../backup/export-keys.ts";
import { checkBackup, importBackup, openExportedKeys } from "../backup/import-backup.ts";
import { createJobTables } from "../jobs/install.ts";
import { openKeyring } from "../keyring/keyring.ts";
import { applyMigrations } from "./apply-migrations.ts";

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

onDebian("an empty database receives the whole schema, and a second start nothing", async () => {
  await using server = await aDebianServer();
  const { ownerUrl } = await server.emptyDatabase();
  expect((await applyMigrations(ownerUrl)).created).toBe(true);
  await createJobTables(ownerUrl);
  expect(await applyMigrations(ownerUrl)).toEqual({ created: false, applied: [], functions: [] });
});

onDebian(
  "what was written is saved, and restored in another database, which goes on from there",
  async () => {
    await using server = await aDebianServer();
    const database = await server.emptyDatabase();
    await applyMigrations(database.ownerUrl);
    await createJobTables(database.ownerUrl);
    const house = await testRuntime([], { database });
    const caen = await aTown(house, { slug: "caen" });
    for (const family_name of ["Lebreton", "Lemoine", "Durand"])
      await aPerson(house, caen.id, { validated: { family_name } });
    const now = new Date();
    const keyring = await openKeyring({ directory: join(house.directory, "keys"), create: false });
    const directory = await mkdtemp(join(tmpdir(), "ardeco-debian-backup-"));
    const source = { ownerUrl: house.ownerUrl, blobs: join(house.directory, "blobs"), keyring };
    const { folder } = await createBackup(source, join(directory, "backup"), now);
    const keys = await exportKeys(join(house.directory, "keys"), join(directory, "safe"), now);
    const elsewhere = await server.emptyDatabase();
    const checked = await checkBackup(folder, await openExportedKeys(keys.folder));
    await importBackup(checked, { ownerUrl: elsewhere.ownerUrl, blobs: join(directory, "restored") });
    const people = "select count(*)::int as people from person";
    expect(await query(elsewhere.ownerUrl, people)).toEqual([{ people: 3 }]);
    expect(await applyMigrations(elsewhere.ownerUrl)).toEqual({ created: false, applied: [], functions: [] });
    await house.close();
    await rm(directory, { recursive: true, force: true });
  },
);

onDebian(
  "a table whose row is the argument of a function accepts the columns of later migrations",
  async () => {
    await using server = await aDebianServer();
    const { ownerUrl } = await server.emptyDatabase();
    await applyMigrations(ownerUrl);
    for (const table of ["counter", "counter_transfer", "payment", "invoice"])
      await query(ownerUrl, `alter table ${table} add column of_tomorrow boolean not null default false`);
  },
);

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
