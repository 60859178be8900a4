import { afterAll, beforeAll, expect, test } from "vitest";
import { listElements } from "../../features/identity/identity/index.ts";
import { runJournalSequencing, verifyJournal } from "../../features/trust/audit/index.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { dumpEverything } from "../../testing/dump.ts";
import { aSchemaCopy, type SchemaCopy } from "../../testing/schema-copy.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { applyMigrations } from "./apply-migrations.ts";

const NEXT = "2001_identity_note_street.sql";
const ADD_STREET = "alter table person add column street text not null default 'unknown';";

let house: TestRuntime;
let tomorrow: SchemaCopy;
let anne: Context & { readonly personId: PersonId };
let before: readonly string[];
let applied: readonly (readonly string[])[];

const rows = async () => (await dumpEverything(house)).map(({ table }) => table).sort();

/** Two servers of the next release start on the data of this one, at once. */
beforeAll(async () => {
  [house, tomorrow] = await Promise.all([testRuntime(), aSchemaCopy()]);
  const caen = await aTown(house, { slug: "caen" });
  anne = await aPerson(house, caen.id, { validated: { given_name: "Anne", family_name: "Lebreton" } });
  await runJournalSequencing(house.system(caen.id));
  before = await rows();
  await tomorrow.write(`migrations/${NEXT}`, ADD_STREET);
  const start = () => applyMigrations(house.ownerUrl, tomorrow);
  applied = (await Promise.all([start(), start()])).map((run) => run.applied);
});
afterAll(async () => {
  await house?.close();
  await tomorrow?.close();
});

test("two servers that start together migrate once", () => {
  expect(applied.flat()).toEqual([NEXT]);
});

test("every row of the former release is still there, with what the migration added", async () => {
  expect(before.length).toBeGreaterThan(20);
  const after = await rows();
  const isData = (table: string): boolean => table !== "public.migration";
  expect(after).toHaveLength(before.length + 1);
  expect(after.filter(isData)).toEqual(before.filter(isData));
  const streets = "select distinct street from person";
  expect(await house.sqlAs("owner", streets)).toEqual([{ street: "unknown" }]);
});

test("what was sealed opens, and the journal verifies and goes on", async () => {
  const [pair] = await anne.transaction((tx) => listElements(tx, anne, anne.personId, ["family_name"]));
  expect(pair?.validated?.value).toBe("Lebreton");
  const system = house.system(anne.authorityId);
  while ((await runJournalSequencing(system)) > 0);
  const verified = await verifyJournal(system);
  expect(verified).toMatchObject({ sound: true });
  expect(verified.sound && verified.size).toBeGreaterThan(0);
});

test("the program of before is refused, with what to do", async () => {
  await expect(applyMigrations(house.ownerUrl)).rejects.toThrow(
    /version plus récente d’Ardeco \(2001_identity_note_street\.sql\).*restaurez.*\(schema_newer\)/,
  );
});
