import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { StartRefused } from "../start-refused.ts";
import { applyMigrations } from "./apply-migrations.ts";
import type { SchemaFolders } from "./schema-files.ts";

const FIRST = "2001_town_widen_street.sql";
const WRONG = "2002_town_break.sql";
const impatient = { lockTimeoutMs: 50, pauseMs: 1, tries: 3 };

let own: OwnDatabase;
let directory: string;
let folders: SchemaFolders;
/** Somebody else: a backup, a report, a session left open. */
let other: Client;
beforeAll(async () => {
  own = await emptyDatabase();
  directory = await mkdtemp(join(tmpdir(), "ardeco-migrations-"));
  folders = { baseline: join(directory, "sql"), migrations: join(directory, "migrations") };
  await mkdir(join(folders.baseline, "town", "tables"), { recursive: true });
  await mkdir(folders.migrations);
  await writeFile(join(folders.baseline, "town/tables/street.sql"), "create table street (name text)");
  await applyMigrations(own.ownerUrl, { folders });
  await writeFile(join(folders.migrations, FIRST), "alter table street add column width int");
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
  const refused = applyMigrations(own.ownerUrl, { folders, waiting: impatient });
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(
    /2001_town_widen_street\.sql attend .*Rien n’en a été appliqué.*\d+ \(.*rapport de la nuit\).*pg_terminate_backend.*recommencez/s,
  );
  const { rows } = await other.query(
    "select column_name from information_schema.columns where table_name = 'street'",
  );
  expect(rows).toEqual([{ column_name: "name" }]);
});

test("it lets the others pass between two tries, and is applied once the table is free", async () => {
  // Still holding: the migration has to try again until the commit.
  const migrating = applyMigrations(own.ownerUrl, {
    folders,
    waiting: { lockTimeoutMs: 20, pauseMs: 5, tries: 400 },
  });
  const reader = new Client({ connectionString: own.ownerUrl });
  await reader.connect();
  for (let turn = 0; turn < 5; turn += 1) await reader.query("select name from street");
  await other.query("commit");
  expect((await migrating).applied).toEqual([FIRST]);
  await reader.query("select width from street");
  await reader.end();
});

describe("a migration that is wrong", () => {
  const failing = async (sql: string) => {
    await writeFile(join(folders.migrations, WRONG), sql);
    const refused = applyMigrations(own.ownerUrl, { folders });
    await expect(refused).rejects.toThrow(StartRefused);
    await rm(join(folders.migrations, WRONG));
    return refused.catch((error: Error) => error.message);
  };

  test("fails at once, in PostgreSQL's own words, with the line where it stopped", async () => {
    const said = await failing("-- Les rues d’été.\nselect 'é';\nselect nothing from street;");
    expect(said).toContain("La migration 2002_town_break.sql a échoué : rien n’en a été appliqué.");
    expect(said).toContain('PostgreSQL répond : column "nothing" does not exist (42703)');
    expect(said).toMatch(/Endroit : ligne 3, colonne \d+ : select nothing from street/);
  });

  test("gives the detail of a refusal that has no place in the text", async () => {
    const said = await failing(
      "insert into street values ('rue Neuve'), ('rue Neuve'); create unique index on street (name);",
    );
    expect(said).toContain("PostgreSQL répond : could not create unique index");
    expect(said).toContain("Détail : Key (name)=(rue Neuve) is duplicated.");
  });
});
