import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { findRowKeys } from "../../trust/keys/index.ts";
import {
  buildFilePreview,
  getFile,
  type PersonFileId,
  type Role,
  receiveFile,
  recordsJobs,
  startFile,
} from "./index.ts";
import { openSource } from "./sealed-source.ts";
import { listNextSources } from "./store/sources.ts";
import { aFile, start } from "./testing/files.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let helene: Context;
beforeAll(async () => {
  house = await testRuntime([recordsJobs]);
  town = await aTown(house, { slug: "caen" });
  helene = await anAgent(house, town.id, ["authority_administrator"], "Hélène Auvray");
});
afterAll(() => house?.close());

const fileOf = (id: PersonFileId) => getFile(helene, id);
const preview = (id: PersonFileId) => buildFilePreview(helene, id);
const map = (id: PersonFileId, ...roles: (Role | null)[]) =>
  startFile(helene, { id, mapping: { separator: ";", roles } });

/** Everything kept of the town, opened. */
async function kept() {
  const system = house.system(town.id);
  return system.transaction(async (tx) => {
    const rows = await listNextSources(tx, town.id, { after: FIRST_ID, limit: 1_000 });
    const keys = await findRowKeys(
      tx,
      system,
      rows.map(({ id }) => id),
    );
    return rows
      .map((row) => openSource(system, row, keys))
      .toSorted((one, other) => one.number.localeCompare(other.number));
  });
}

const POOL = `N°;Nom;Passage le;Quoi
7;Dupré;03/01/2026;Bassin
7;Dupré;05/01/2026;
8;Blot;;Bassin
`;

test("a date of history alone is a line of history, seen before the file is taken; the file given again is mapped better, and nothing is doubled", async () => {
  const first = await aFile(helene, POOL, "Centre aquatique");
  const seen = await preview(first);
  expect(seen.columns.map(({ role }) => role)).toEqual(["number", "family_name", "history_date", null]);
  expect(seen.lines[0]?.values?.history).toEqual([{ on: "2026-01-03", what: "Passage le", text: "" }]);
  await start(helene, first);
  await house.drain();
  expect(await kept()).toMatchObject([
    {
      number: "7",
      history: [
        { on: "2026-01-03", what: "Passage le", text: "" },
        { on: "2026-01-05", what: "Passage le", text: "" },
      ],
    },
    { number: "8", history: [] },
  ]);

  const again = await aFile(helene, POOL, "CENTRE AQUATIQUE");
  expect(again).not.toBe(first);
  expect(await fileOf(again)).toMatchObject({ state: "received", isAgain: true });
  // As it was said, until something else is.
  expect((await preview(again)).columns.map(({ role }) => role)).toEqual(
    seen.columns.map(({ role }) => role),
  );
  house.clock.advance(1_000);
  await map(again, "number", "family_name", "history_date", "history");
  await house.drain();
  expect(await fileOf(again)).toMatchObject({ state: "done", lines: 3, added: 0, changed: 2, refused: 0 });
  expect(await kept()).toMatchObject([
    {
      number: "7",
      history: [
        { on: "2026-01-03", what: "Quoi", text: "Bassin" },
        { on: "2026-01-05", what: "Passage le", text: "" },
      ],
    },
    { number: "8", history: [{ what: "Quoi", text: "Bassin" }] },
  ]);
  // What came of the first stays told; a third time is the same records once more.
  expect(await fileOf(first)).toMatchObject({ state: "done", added: 2 });
  house.clock.advance(1_000);
  const third = await aFile(helene, POOL, "Centre aquatique");
  expect(await aFile(helene, POOL, "Centre aquatique")).toBe(third);
  await start(helene, third);
  await house.drain();
  expect(await fileOf(third)).toMatchObject({ state: "done", added: 0, changed: 0, same: 2 });
});

test("two columns said to be the same are refused the second time too, and nothing changes", async () => {
  const content = "N°;Nom;Prénom\n1;Aubert;Léa\n";
  await start(helene, await aFile(helene, content, "Stade"));
  await house.drain();
  const before = await kept();
  const again = await aFile(helene, content, "Stade");
  await expect(map(again, "number", "family_name", "family_name")).rejects.toThrow("records.mapping_twice");
  expect(await kept()).toEqual(before);
});

test("the same content handed in twice at the same moment is one file", async () => {
  const arrived = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const free = Promise.withResolvers<void>();
  const given = arrived.map(({ resolve }) =>
    receiveFile(helene, {
      id: helene.newId<PersonFileId>(),
      establishment: "Patinoire",
      content: (async function* () {
        yield Buffer.from("N°;Nom\n1;Aubert\n2;Blot\n");
        resolve();
        await free.promise;
      })(),
    }),
  );
  await Promise.all(arrived.map(({ promise }) => promise));
  // No row of a file may be written: both have looked for one of that content, or wait to, before either is
  // kept.
  const between = new Client({ connectionString: house.ownerUrl });
  await between.connect();
  await between.query("begin");
  await between.query("lock table person_file in share mode");
  free.resolve();
  await expect.poll(() => waitingOnLocks(house)).toBe(2);
  await between.query("commit");
  await between.end();
  const [one, other] = await Promise.all(given);
  expect(one).toBe(other);
});
