import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { findRowKeys } from "../../trust/keys/index.ts";
import {
  cancelRecordMerge,
  getFile,
  listProblems,
  mergeRecords,
  type PersonFileId,
  type Role,
  recordsJobs,
  startFile,
} from "./index.ts";
import { openSource } from "./sealed-source.ts";
import { listNextSources } from "./store/sources.ts";
import { aFile } from "./testing/files.ts";

// One pool writes two numbers: of the family, and of the member. Seven is both: Suzanne's family, and Tom's
// card.
const HEADER = "N° famille;N° adhérent;Nom;Prénom;Né le;Passage\n";
const POOL = `${HEADER}7;12;Hamel;Suzanne;14/02/1951;Bassin
9;7;Blot;Tom;01/01/2001;Fosse
`;
const others: readonly Role[] = ["family_name", "given_name", "birth_date", "history"];
const byFamily: readonly (Role | null)[] = ["number", null, ...others];
const byMember: readonly (Role | null)[] = [null, "number", ...others];

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let helene: Context;
let camille: Context;
let suzanne: PersonId;
let towns = 0;
beforeAll(async () => {
  house = await testRuntime([recordsJobs]);
});
beforeEach(async () => {
  towns += 1;
  town = await aTown(house, { slug: `caen-${towns}` });
  helene = await anAgent(house, town.id, ["authority_administrator"], "Hélène Auvray");
  camille = await anAgent(house, town.id, ["validator"], "Camille Lefèvre");
  const validated = { family_name: "Hamel", given_name: "Suzanne", birthdate: "1951-02-14" };
  suzanne = (await aPerson(house, town.id, { validated })).personId;
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, suzanne, "enrolled"));
});
afterAll(() => house?.close());

async function given(content: string, establishment = "Piscine"): Promise<PersonFileId> {
  house.clock.advance(1_000);
  return aFile(helene, content, establishment);
}
const begin = (id: PersonFileId, roles: readonly (Role | null)[]) =>
  startFile(helene, { id, mapping: { separator: ";", roles } });
async function taken(content: string, roles: readonly (Role | null)[], establishment?: string) {
  const id = await given(content, establishment);
  await begin(id, roles);
  await house.drain();
  return id;
}
const fileOf = (id: PersonFileId) => getFile(helene, id);
const leftOut = async (id: PersonFileId) =>
  (await listProblems(helene, id)).map(({ line, code }) => [line, code]);

/** Every record, by its number: whose it is, and what it says. */
async function kept() {
  const system = house.system(town.id);
  return system.transaction(async (tx) => {
    const rows = await listNextSources(tx, town.id, { after: FIRST_ID, limit: 1_000 });
    const ids = rows.map(({ id }) => id);
    const keys = await findRowKeys(tx, system, ids);
    return rows
      .map((row) => ({ id: row.id, person: row.person_id, ...openSource(system, row, keys) }))
      .toSorted((one, other) => one.number.localeCompare(other.number));
  });
}
const told = async () =>
  (await kept()).map(({ number, fields }) => `${number} ${fields.given_name} ${fields.family_name}`);

async function suzanneJoins(number: string) {
  const record = (await kept()).find((one) => one.number === number);
  const merge = await mergeRecords(camille, { left: record?.id ?? "", right: { person: suzanne } });
  if (!merge) throw new TypeError("a merge");
  return merge;
}

test("given again with its number in another column, nothing joined, what it had given leaves and nothing is doubled", async () => {
  await taken(POOL, byFamily);
  expect(await told()).toEqual(["7 Suzanne Hamel", "9 Tom Blot"]);
  const again = await taken(POOL, byMember);
  expect(await told()).toEqual(["12 Suzanne Hamel", "7 Tom Blot"]);
  expect(await fileOf(again)).toMatchObject({ state: "done", added: 2, changed: 0, same: 0, refused: 0 });
  const auditor = await anAgent(house, town.id, ["auditor"]);
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
  expect(entries.find(({ action }) => action === "records.file_taken_back")?.data).toEqual({
    file: again,
    records: 2,
  });
  // And back: it is the last that counts.
  await taken(POOL, byFamily);
  expect(await told()).toEqual(["7 Suzanne Hamel", "9 Tom Blot"]);
});

test("a record of it is somebody's: the other column is refused at its field, which names the first; once undone, it is taken", async () => {
  await taken(POOL, byFamily);
  const merge = await suzanneJoins("7");
  const before = await kept();
  const again = await given(POOL);
  const refused = await begin(again, byMember).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "records.mapping_other_number", fields: [{ field: "1" }] });
  expect(refused).toMatchObject({
    fields: [{ fr: expect.stringMatching(/venait de la colonne «\sN° famille\s»/) }],
  });
  await house.drain();
  expect([await kept(), (await fileOf(again)).state]).toEqual([before, "received"]);
  await cancelRecordMerge(camille, { id: merge, reason: "Numéro de famille" });
  await begin(again, byMember);
  await house.drain();
  expect(await told()).toEqual(["12 Suzanne Hamel", "7 Tom Blot"]);
});

test("joined after the other column was accepted and before its lines are taken, a record stays whole and hers", async () => {
  await taken(POOL, byFamily);
  const again = await given(POOL);
  await begin(again, byMember);
  await suzanneJoins("7");
  await house.drain();
  expect(await leftOut(again)).toEqual([[3, "number_of_another"]]);
  expect(await kept()).toMatchObject([
    { number: "12", person: null, fields: { given_name: "Suzanne" } },
    { number: "7", person: suzanne, fields: { given_name: "Suzanne" }, history: [{ text: "Bassin" }] },
  ]);
});

test("a record to which another is being joined while it would be taken back stays", async () => {
  await taken(POOL, byFamily);
  const again = await given(POOL);
  await begin(again, byMember);
  const [head, other] = (await kept()).map(({ id }) => id).toSorted();
  // As who decides of a pair: both are held, and the second is placed under the first, whose own row does not
  // change.
  const between = new Client({ connectionString: house.ownerUrl });
  await between.connect();
  await between.query("begin");
  await between.query("select from source_record where id = any ($1) for update", [[head, other]]);
  const loading = house.drain();
  await expect.poll(() => waitingOnLocks(house)).toBe(1);
  await between.query("update source_record set record_id = $1 where id = $2", [head, other]);
  await between.query("commit");
  await between.end();
  await loading;
  expect((await kept()).map(({ id }) => id)).toEqual(expect.arrayContaining([head, other]));
  expect(await told()).toEqual(["12 Suzanne Hamel", "7 Suzanne Hamel", "9 Tom Blot"]);
  expect(await leftOut(again)).toEqual([[3, "number_of_another"]]);
});

test("a later file taken with the same column is given again first", async () => {
  await taken(POOL, byFamily);
  const later = `${POOL}11;30;Caron;Eva;02/02/2002;Bassin\n`;
  await taken(later, byFamily);
  const again = await given(POOL);
  await expect(begin(again, byMember)).rejects.toThrow("records.mapping_number_later");
  await taken(later, byMember);
  expect(await told()).toEqual(["12 Suzanne Hamel", "30 Eva Caron", "7 Tom Blot"]);
  await begin(again, byMember);
  await house.drain();
  expect(await told()).toEqual(["12 Suzanne Hamel", "30 Eva Caron", "7 Tom Blot"]);
  expect(await fileOf(again)).toMatchObject({ added: 0, changed: 0, same: 2 });
});

test.each([
  ["of somebody else", "7;Blot;Tom;01/01/2001;Fosse"],
  ["of her twin", "7;Hamel;Simone;14/02/1951;Fosse"],
  ["of her daughter of her name", "7;Hamel;Suzanne;03/03/1980;Fosse"],
])("no later file puts the line %s on a record that is hers", async (_whose, line) => {
  await taken(POOL, byFamily);
  await suzanneJoins("7");
  const before = (await kept()).find(({ number }) => number === "7");
  const later = await taken(`N°;Nom;Prénom;Né le;Passage\n${line}\n8;Autre;Ada;;Bassin\n`, [
    "number",
    ...others,
  ]);
  expect(await leftOut(later)).toEqual([[2, "number_of_another"]]);
  expect(await fileOf(later)).toMatchObject({ state: "done", added: 1, changed: 0, refused: 1 });
  expect((await kept()).find(({ number }) => number === "7")).toEqual(before);
});

test("nor on one that is joined to another establishment's; her own line, married since, is taken", async () => {
  await taken(POOL, byFamily);
  await taken(
    "N°;Nom;Prénom;Né le\nR1;Hamel;Suzanne;14/02/1951\n",
    ["number", ...others.slice(0, 3)],
    "Patinoire",
  );
  const [pool, rink] = ["7", "R1"].map(
    (number) => async () => (await kept()).find((one) => one.number === number)?.id ?? "",
  );
  await mergeRecords(camille, { left: (await pool?.()) ?? "", right: { source: (await rink?.()) ?? "" } });
  for (const establishment of ["Piscine", "Patinoire"]) {
    const number = establishment === "Piscine" ? "7" : "R1";
    const later = await taken(
      `N°;Nom;Prénom;Né le\n${number};Blot;Tom;01/01/2001\n${number};Lecoq;Suzanne;14/02/1951\n`,
      ["number", ...others.slice(0, 3)],
      establishment,
    );
    expect(await leftOut(later)).toEqual([[2, "number_of_another"]]);
    expect((await kept()).find((one) => one.number === number)?.fields.family_name).toBe("Lecoq");
  }
  // A record of nobody goes on following its number.
  const free = await taken("N°;Nom;Prénom;Né le\n9;Neuf;Zoé;02/02/2002\n", ["number", ...others.slice(0, 3)]);
  expect(await fileOf(free)).toMatchObject({ changed: 1, refused: 0 });
});
