import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendToDesk } from "../../features/enrolment/enrolment/index.ts";
import { aSentFile, type Newcomer, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aJpeg } from "../../features/enrolment/evidence/testing/sample-files.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";

let house: TestRuntime;
let app: Client;
let caen: Awaited<ReturnType<typeof aTown>>;
let town: Context;
const library = parseId<"desk">("11111111-1111-4111-8111-111111111111");
const tables = ["person", "element", "document"] as const;

beforeAll(async () => {
  house = await testRuntime();
  caen = await aTown(house, { slug: "caen" });
  await house.sqlAs("owner", "insert into desk (authority_id, id, name) values ($1, $2, 'Bibliothèque')", [
    caen.id,
    library,
  ]);
  town = await anAgent(house, caen.id, ["validator"]);
  app = new Client({ connectionString: house.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await house?.close();
});

async function aFileWithDocument(): Promise<Newcomer> {
  const person = await aSentFile(house, caen.id);
  const file = { kind: "identity_card", fileName: "carte.jpg", content: aJpeg() } as const;
  await submitDocument(person, { personId: person.personId, ...file });
  return person;
}

/** Whose rows this agent sees, in SQL, by table. */
async function peopleSeen({ actor }: Context): Promise<Record<string, unknown>> {
  if (actor.kind !== "staff") throw new TypeError("agents only");
  await app.query("begin");
  const settings = {
    authority: caen.id,
    actor_kind: "staff",
    actor_id: actor.staffId,
    roles: actor.roles.map(({ role }) => role).join(","),
  };
  for (const [name, value] of Object.entries(settings))
    await app.query("select set_config($1, $2, true)", [`ardeco.${name}`, value]);
  const seen: Record<string, unknown> = {};
  for (const table of tables) {
    const column = table === "person" ? "id" : "person_id";
    const { rows } = await app.query<{ id: string }>(`select distinct ${column} as id from ${table}`);
    seen[table] = rows.map(({ id }) => id);
  }
  await app.query("rollback");
  return seen;
}

const each = (people: readonly string[]) => Object.fromEntries(tables.map((table) => [table, people]));

test("in SQL, a service's validator sees the people whose file is at their desk, from its arrival to its departure", async () => {
  const [reader, stranger] = [await aFileWithDocument(), await aFileWithDocument()];
  const librarian = await anAgent(house, caen.id, [{ role: "service_validator", deskId: library }]);
  expect(await peopleSeen(librarian)).toEqual(each([]));
  await sendToDesk(town, { ...(await readBy(town, reader.fileId)), deskId: library });
  expect(await peopleSeen(librarian)).toEqual(each([reader.personId]));
  expect((await peopleSeen(town)).person).toContain(stranger.personId);
  await sendToDesk(librarian, { ...(await readBy(librarian, reader.fileId)), deskId: caen.deskId });
  expect(await peopleSeen(librarian)).toEqual(each([]));
});

test("without a desk, or lent by another authority, a service's validator sees nobody", async () => {
  const reader = await aFileWithDocument();
  await sendToDesk(town, { ...(await readBy(town, reader.fileId)), deskId: library });
  const loose = await anAgent(house, caen.id, ["service_validator"]);
  const staffId = parseId<"staff">("33333333-3333-4333-8333-333333333333");
  const lent = house.as(
    { kind: "staff", staffId, label: "Renfort", roles: [{ role: "service_validator" }] },
    caen.id,
  );
  for (const agent of [loose, lent]) expect(await peopleSeen(agent)).toEqual(each([]));
});
