import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listElements } from "../../features/identity/identity/index.ts";
import { runJournalSequencing, verifyJournal } from "../../features/trust/audit/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { fillFromRelease0119 } from "../../testing/release-fixture.ts";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import type { DatabaseContent } from "../backup/manifest.ts";
import { StartRefused } from "../start-refused.ts";
import { applyMigrations } from "./apply-migrations.ts";

let database: OwnDatabase;
let before: DatabaseContent;
let applied: readonly string[][];
let house: TestRuntime;

/** Two servers of the new release start on the data of the former one, at once. */
beforeAll(async () => {
  database = await emptyDatabase();
  const filled = await fillFromRelease0119(database.ownerUrl);
  before = filled.content;
  const runs = await Promise.all([applyMigrations(database.ownerUrl), applyMigrations(database.ownerUrl)]);
  applied = runs.map((run) => run.applied);
  house = await testRuntime([], { database, directory: filled.directory });
});
afterAll(() => house?.close());

test("two servers that start together migrate once", () => {
  expect(applied.map((names) => names.length).sort()).toEqual([0, Math.max(...applied.map((n) => n.length))]);
  expect(applied.flat()).toContain("0150_kernel_create_backup.sql");
  expect(applied.flat().filter((name) => before.migrations.includes(name))).toEqual([]);
});

test("every row of the former release is still there", async () => {
  const kept = before.tables.filter(({ name }) => name.startsWith("public.") && name !== "public.migration");
  expect(kept.length).toBeGreaterThan(25);
  for (const { name, rows } of kept) {
    const [counted] = await house.sqlAs<{ rows: number }>(
      "owner",
      `select count(*)::int as rows from ${name}`,
    );
    expect(counted?.rows, name).toBeGreaterThanOrEqual(rows);
  }
});

test("what was sealed opens, and the journal verifies and goes on", async () => {
  const people = await house.sqlAs<{ authority_id: string; id: string }>(
    "owner",
    "select distinct e.authority_id, e.person_id as id from element e join authority a on a.id = e.authority_id where a.slug = 'caen'",
  );
  expect(people.length).toBeGreaterThan(3);
  const names: unknown[] = [];
  for (const { authority_id, id } of people) {
    const system = house.system(parseId<"authority">(authority_id));
    const [pair] = await system.transaction((tx) =>
      listElements(tx, system, parseId<"person">(id), ["family_name"]),
    );
    names.push((pair?.validated ?? pair?.declared)?.value);
  }
  expect(names).toContain("Lemoine");
  const caen = house.system(parseId<"authority">(people[0]?.authority_id ?? ""));
  while ((await runJournalSequencing(caen)) > 0);
  const verified = await verifyJournal(caen);
  expect(verified).toMatchObject({ sound: true });
  expect(verified.sound && verified.size).toBeGreaterThan(50);
});

test("the chain of the former release is carried into the tree, in its order, and still found when altered", async () => {
  const [caen] = await house.sqlAs<{ id: string }>("owner", "select id from authority where slug = 'caen'");
  const system = house.system(parseId<"authority">(caen?.id ?? ""));
  const [former] = await house.sqlAs<{ lines: number }>(
    "owner",
    "select count(*)::int as lines from journal_leaf where authority_id = $1 and root_hash is not null",
    [caen?.id],
  );
  expect(former?.lines).toBeGreaterThan(50);
  const flip =
    "update journal_leaf set root_hash = set_byte(root_hash, 0, get_byte(root_hash, 0) # 1) where authority_id = $1 and sequence = 7";
  await house.sqlAs("owner", flip, [caen?.id]);
  expect(await verifyJournal(system)).toMatchObject({ sound: false, brokenAt: 7 });
  await house.sqlAs("owner", flip, [caen?.id]);
  expect(await verifyJournal(system)).toMatchObject({ sound: true });
});

test("a program older than the database is refused, with what to do", async () => {
  const client = new Client({ connectionString: house.ownerUrl });
  await client.connect();
  await client.query("insert into migration (name) values ('9999_kernel_from_the_future.sql')");
  const started = applyMigrations(house.ownerUrl);
  await expect(started).rejects.toThrow(StartRefused);
  await expect(started).rejects.toThrow(
    /version plus récente d’Ardeco \(9999_kernel_from_the_future\.sql\).*restaurez/,
  );
  await client.query("delete from migration where name like '9999%'");
  await client.end();
});
