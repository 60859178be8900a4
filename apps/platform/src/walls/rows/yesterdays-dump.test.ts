import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { takeOut } from "../../composition/take-out.ts";
import { updatePeopleTrees } from "../../composition/update-people-trees.ts";
import { openDocument, submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aPng } from "../../features/enrolment/evidence/testing/sample-files.ts";
import { listElements } from "../../features/identity/identity/index.ts";
import { readAuthorityJournal, verifyJournal } from "../../features/trust/audit/index.ts";
import { createRowKey, erasePersonKey, findPersonKeys } from "../../features/trust/keys/index.ts";
import { createBackup } from "../../infra/backup/create-backup.ts";
import { checkBackup, importBackup } from "../../infra/backup/import-backup.ts";
import { openKeyring } from "../../infra/keyring/keyring.ts";
import type { Context } from "../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { dumpEverything } from "../../testing/dump.ts";
import { emptyDatabase } from "../../testing/test-database.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { canary, type FullTown, fullTown } from "../testing/full-town.ts";
import { sealedColumns } from "../testing/sealed-columns.ts";
import { everyKey, everyValue, type FoundKey, readings, type SweptValue } from "../testing/sweep.ts";

// Yesterday, a backup was taken. Today Zélie, about whom every table holds something, was erased. Somebody
// has yesterday's backup and today's keys: a thief, or the operator who restores it because the disk died.

const keeping = { contributions, backupDays: 35 };

let town: FullTown;
let house: TestRuntime;
let folder: string;
let agent: Context;
let anne: Context & { readonly personId: PersonId };
let yesterday: string;
let zelie: PersonId;
let card: DocumentId;
let annesCard: DocumentId;
const opened: TestRuntime[] = [];

beforeAll(async () => {
  town = await fullTown();
  house = town.house;
  zelie = town.zelie.personId;
  folder = await mkdtemp(join(tmpdir(), "ardeco-yesterday-"));
  agent = await anAgent(house, town.world.caen, ["reception", "validator"]);
  anne = await aPerson(house, town.world.caen, { validated: { family_name: "Lebreton" } });
  annesCard = await deposited(anne, anne.personId);
  card = await deposited(house.as({ kind: "person", personId: zelie }, town.world.caen), zelie);
  const answer = await anAnswerThatWaits();
  // What that town keeps of its jobs, which no platform has.
  await house.sqlAs("owner", "drop schema kept cascade");
  const keys = join(house.directory, "keys");
  const keyring = await openKeyring({ directory: keys, create: false });
  const source = { ownerUrl: house.ownerUrl, blobs: join(house.directory, "blobs"), keyring };
  yesterday = (await createBackup(source, join(folder, "backups"), new Date())).folder;
  await cp(keys, join(folder, "keys of yesterday"), { recursive: true });
  await erase(house, zelie);
  await house.sqlAs("owner", "update source_file set content_sealed = null, state = 'done' where id = $1", [
    answer,
  ]);
  await updatePeopleTrees(house.runtime, keeping);
  await cp(keys, join(folder, "keys of today"), { recursive: true });
}, 300_000);
afterAll(async () => {
  for (const one of opened) await one.close();
  await town?.close();
  await rm(folder, { recursive: true, force: true });
});

/** An answer of the correspondent about quotients, which names her among others and was read since. */
async function anAnswerThatWaits(): Promise<string> {
  const [id, system] = [randomUUID(), house.system(town.world.caen)];
  const line = `${randomUUID()};650;2026-11;${canary.family_name};Zélie;1987-03-29;`;
  const sealed = await system.transaction(async (tx) =>
    (await createRowKey(tx, system, id)).seal(`source-file:${id}`, line),
  );
  await house.sqlAs(
    "owner",
    `insert into source_file (authority_id, id, refresh_id, direction, state, content_sealed, lines, received_on, changed_at)
     select authority_id, $1, refresh_id, 'answer', 'received', $2, 1, received_on, changed_at
     from source_file where authority_id = $3 limit 1`,
    [id, sealed, town.world.caen],
  );
  return id;
}

const deposited = (who: Context, personId: PersonId): Promise<DocumentId> =>
  submitDocument(who, { personId, kind: "identity_card", fileName: "carte.png", content: aPng() });

async function erase(where: TestRuntime, personId: PersonId): Promise<void> {
  const system = where.system(town.world.caen);
  await system.transaction(async (tx) => {
    for (const contribution of contributions) await contribution.erasePerson(tx, system, personId);
    await erasePersonKey(tx, system, personId);
  });
}

async function restoredWith(keys: "keys of yesterday" | "keys of today"): Promise<TestRuntime> {
  const [database, directory] = [await emptyDatabase(), await mkdtemp(join(tmpdir(), "ardeco-test-"))];
  const checked = await checkBackup(yesterday, null);
  await importBackup(checked, { ownerUrl: database.ownerUrl, blobs: join(directory, "blobs") });
  await cp(join(folder, keys), join(directory, "keys"), { recursive: true });
  const restored = await testRuntime(moduleJobs, { database, directory });
  opened.push(restored);
  return restored;
}

const namesOf = async (where: TestRuntime, personId: PersonId): Promise<unknown> => {
  const there = where.as(agent.actor, agent.authorityId);
  const pairs = await there.transaction((tx) => listElements(tx, there, personId, ["family_name"]));
  return pairs[0]?.validated?.value ?? pairs[0]?.declared?.value;
};

/** What everything that is kept of her says somewhere, whichever table it is in; and her id. */
const hers = [
  ...["xylocope", "wrzyszcz", "quokka", "kookaburra", "639987654", "zygomatique", "1987-03-29"],
  ...["ornithorynque", "bandicoot", "numbat-", "bettong", "bilby"],
];

interface Swept {
  readonly keys: readonly FoundKey[];
  readonly values: readonly SweptValue[];
}
const sweep = async (where: TestRuntime): Promise<Swept> => ({
  keys: await everyKey(where),
  values: await everyValue(where),
});

/**
 * Columns in which something of hers is read, by whichever key but those of other people, whose own lives
 * name her.
 */
function columnsThatTell({ keys: found, values }: Swept): readonly string[] {
  const keys = found.filter(({ name }) => !name.startsWith("person ") || name === `person ${zelie}`);
  const telling = values.filter(({ bytes }) =>
    readings(bytes, keys).some(({ text }) =>
      [...hers, zelie].some((word) => text.toLowerCase().includes(word)),
    ),
  );
  return [...new Set(telling.map(({ column }) => column))].toSorted();
}

const columnsKept = (isKept: (kept: (typeof sealedColumns)[string]) => boolean): readonly string[] =>
  Object.entries(sealedColumns).flatMap(([column, kept]) => (isKept(kept) ? [column] : []));

const openCard = async (where: TestRuntime, documentId: DocumentId): Promise<Buffer> =>
  (await openDocument(where.as(agent.actor, agent.authorityId), { documentId, purpose: "decide" })).content;

const exportOf = (where: TestRuntime, personId: PersonId) => {
  const person = where.as({ kind: "person", personId }, agent.authorityId);
  return person.transaction((tx) => takeOut(contributions)(tx, person, personId));
};

describe("yesterday's dump with today's keys", () => {
  let restored: TestRuntime;
  beforeAll(async () => {
    restored = await restoredWith("keys of today");
  }, 300_000);

  test("has her key's row, and nothing that opens it: no value, no document, no line of her journal", async () => {
    const rows = await restored.sqlAs("owner", "select 1 from person_key where person_id = $1", [zelie]);
    expect(rows).toHaveLength(1);
    const system = restored.system(agent.authorityId);
    const keys = await system.transaction((tx) => findPersonKeys(tx, system, [zelie, anne.personId]));
    expect([...keys.keys()]).toEqual([anne.personId]);
    expect(await namesOf(restored, zelie)).toBeUndefined();
    await expect(openCard(restored, card)).rejects.toMatchObject({ code: "keys.unknown_person" });
    await expect(exportOf(restored, zelie)).rejects.toMatchObject({ code: "keys.unknown_person" });
  });

  test("has no column of bytes of which nobody said what opens it", async () => {
    const columns = await restored.sqlAs<{ name: string }>(
      "owner",
      `select c.table_name || '.' || c.column_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and c.udt_name in ('bytea', '_bytea') and t.table_type = 'BASE TABLE'`,
    );
    expect(columns.map(({ name }) => name).toSorted()).toEqual(Object.keys(sealedColumns).toSorted());
  });

  test("opens nothing of hers in any column, under any key that stays; a few say an id, or names of elements, and why", {
    timeout: 300_000,
  }, async () => {
    const stays = columnsKept((kept) => typeof kept === "object");
    const telling = columnsThatTell(await sweep(restored));
    expect(telling.filter((column) => !stays.includes(column))).toEqual([]);
    expect(telling).toEqual(expect.arrayContaining(["oidc_payload.sealed", "renewal.whose"]));
  });

  test("would open each of those with the keys of yesterday: the sweep sees what it looks for", {
    timeout: 300_000,
  }, async () => {
    const before = await sweep(await restoredWith("keys of yesterday"));
    const guarded = columnsKept((kept) => kept === "row" || kept === "person");
    const telling = columnsThatTell(before);
    const row = columnsKept((kept) => kept === "row");
    // A file that waits to be read tells of others.
    expect(telling).toEqual(
      expect.arrayContaining(row.filter((column) => column !== "person_file_part.content_sealed")),
    );
    const hersOnly = before.keys.filter(({ name }) => name === `person ${zelie}`);
    const opened = new Set(
      before.values.flatMap(({ column, bytes }) => (readings(bytes, hersOnly).length > 0 ? [column] : [])),
    );
    // About her family, or not there in that town.
    const others = [
      "rights_request.undone_words",
      "death.sealed",
      "representation.detail_sealed",
      "topup_guest.detail_sealed",
      "source_question.answer_sealed",
    ];
    const ofPerson = guarded.filter((column) => !row.includes(column) && !others.includes(column));
    expect(ofPerson.filter((column) => !opened.has(column))).toEqual([]);
  });

  test("still opens for everybody else", async () => {
    expect(await namesOf(restored, anne.personId)).toBe("Lebreton");
    expect((await openCard(restored, annesCard)).equals(await openCard(house, annesCard))).toBe(true);
  });

  test("opens for her too with the keys of yesterday: what was destroyed is what guarded her", {
    timeout: 300_000,
  }, async () => {
    const before = await restoredWith("keys of yesterday");
    expect(await namesOf(before, zelie)).toBe(canary.family_name);
    expect((await openCard(before, card)).length).toBeGreaterThan(0);
  });
});

test("restored today, the platform erases her again before it serves, and keeps the others", {
  timeout: 300_000,
}, async () => {
  const restored = await restoredWith("keys of today");
  await updatePeopleTrees(restored.runtime, keeping);
  const kept = (await dumpEverything(restored)).filter(({ text }) => text.includes(zelie));
  const hersAlone = ["account", "document", "element", "passkey", "person_key", "session", "source_record"];
  for (const table of [...hersAlone, "upstream_link"])
    expect(
      kept.map((row) => row.table),
      table,
    ).not.toContain(`public.${table}`);
  const rows = await restored.sqlAs<{ rows: number }>(
    "owner",
    `select (select count(*) from row_key k join erased_leaf using (leaf)) + (select count(*) from account_link)
       + (select count(*) from source_file where direction = 'answer' and content_sealed is not null)
       + (select count(*) from transfer_file where content_sealed is not null) + (select count(*) from transfer_receipt) as rows`,
  );
  expect(Number(rows[0]?.rows)).toBe(0);
  const system = restored.system(agent.authorityId);
  const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
  expect(entries.filter(({ action }) => action === "people.erased_again")).toHaveLength(1);
  expect(await verifyJournal(system)).toMatchObject({ sound: true });
  expect(await namesOf(restored, anne.personId)).toBe("Lebreton");
  await updatePeopleTrees(restored.runtime, keeping);
  const again = await system.transaction((tx) => readAuthorityJournal(tx, system));
  expect(again.entries.filter(({ action }) => action === "people.erased_again")).toHaveLength(1);
});
