import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { StartRefused } from "../start-refused.ts";
import { migrate } from "./migrate.ts";

const FIRST = "0001_town_create_street.sql";
const SECOND = "0002_town_widen_street.sql";
const impatient = { lockTimeoutMs: 50, pauseMs: 1, tries: 3 };

let own: OwnDatabase;
let directory: string;
/** Somebody else: a backup, a report, a session left open. */
let other: Client;
beforeAll(async () => {
  own = await emptyDatabase();
  directory = await mkdtemp(join(tmpdir(), "ardeco-migrations-"));
  await writeFile(join(directory, FIRST), "create table street (name text)");
  await migrate(own.ownerUrl, { directory });
  await writeFile(join(directory, SECOND), "alter table street add column width int");
  other = new Client({ connectionString: own.ownerUrl, application_name: "rapport de la nuit" });
  await other.connect();
});
afterAll(async () => {
  await other?.end();
  await own?.close();
  await rm(directory, { recursive: true, force: true });
});

test("a migration that waits for a table gives up in time, leaves nothing, and says who holds it and what to do", async () => {
  await other.query("begin; select * from street");
  const refused = migrate(own.ownerUrl, { directory, waiting: impatient });
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(
    /0002_town_widen_street\.sql attend .*Rien n’en a été appliqué.*\d+ \(.*rapport de la nuit\).*pg_terminate_backend.*recommencez/s,
  );
  const { rows } = await other.query(
    "select column_name from information_schema.columns where table_name = 'street'",
  );
  expect(rows).toEqual([{ column_name: "name" }]);
});

test("it lets the others pass between two tries, and is applied once the table is free", async () => {
  // Still holding: the migration has to try again until the commit.
  const migrating = migrate(own.ownerUrl, {
    directory,
    waiting: { lockTimeoutMs: 20, pauseMs: 5, tries: 400 },
  });
  const reader = new Client({ connectionString: own.ownerUrl });
  await reader.connect();
  for (let turn = 0; turn < 5; turn += 1) await reader.query("select name from street");
  await other.query("commit");
  expect(await migrating).toEqual({ applied: [SECOND] });
  await reader.query("select width from street");
  await reader.end();
});

test("a migration that is wrong fails at once, as itself", async () => {
  await writeFile(join(directory, "0003_town_break.sql"), "alter table nowhere add column width int");
  await expect(migrate(own.ownerUrl, { directory })).rejects.toThrow("migration 0003_town_break.sql failed");
  await rm(join(directory, "0003_town_break.sql"));
});
