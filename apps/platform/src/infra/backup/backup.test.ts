import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listDocuments, openDocument, submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aPng } from "../../features/enrolment/evidence/testing/sample-files.ts";
import { listElements } from "../../features/identity/identity/index.ts";
import { runJournalSequencing, verifyJournal } from "../../features/trust/audit/index.ts";
import { startRoot } from "../../features/trust/keys/index.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { dumpEverything } from "../../testing/dump.ts";
import { emptyDatabase } from "../../testing/test-database.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { openKeyring } from "../keyring/keyring.ts";
import { writeChecksums } from "./checksums.ts";
import { createBackup, type TakenBackup } from "./create-backup.ts";
import { exportKeys } from "./export-keys.ts";
import { checkBackup, importBackup, importKeys, openExportedKeys } from "./import-backup.ts";
import { BackupRefused } from "./refused.ts";

/** Files are dated by the machine: so is what is compared with them. */
const NOW = new Date();
const DOCUMENT = aPng();

let house: TestRuntime;
let folder: string;
let taken: TakenBackup;
let keys: { folder: string };
let anne: Context & { readonly personId: PersonId };
let agent: Context;

beforeAll(async () => {
  house = await testRuntime();
  folder = await mkdtemp(join(tmpdir(), "ardeco-backup-"));
  const caen = await aTown(house, { slug: "caen" });
  agent = await anAgent(house, caen.id, ["reception", "validator"]);
  anne = await aPerson(house, caen.id, { validated: { given_name: "Anne", family_name: "Lebreton" } });
  const deposit = { personId: anne.personId, kind: "identity_card", fileName: "carte.png" } as const;
  await submitDocument(anne, { ...deposit, content: DOCUMENT });
  await runJournalSequencing(house.system(caen.id));
  taken = await backUp("data");
  keys = await exportKeys(join(house.directory, "keys"), join(folder, "safe"), NOW);
});
afterAll(async () => {
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

async function backUp(name: string): Promise<TakenBackup> {
  const keyring = await openKeyring({ directory: join(house.directory, "keys"), create: false });
  const source = { ownerUrl: house.ownerUrl, blobs: join(house.directory, "blobs"), keyring };
  return createBackup(source, join(folder, name), NOW);
}

/** Another machine: an empty database, an empty folder, and the keys if they were kept. */
async function restoreElsewhere(
  backup: string,
  { withKeys = true }: { withKeys?: boolean } = {},
): Promise<TestRuntime> {
  const [database, directory] = [await emptyDatabase(), await mkdtemp(join(tmpdir(), "ardeco-test-"))];
  const checked = await checkBackup(backup, withKeys ? await openExportedKeys(keys.folder) : null);
  await importBackup(checked, { ownerUrl: database.ownerUrl, blobs: join(directory, "blobs") });
  if (withKeys) await importKeys(keys.folder, join(directory, "keys"));
  return testRuntime([], { database, directory });
}

describe("a backup, restored elsewhere with its keys", () => {
  let elsewhere: TestRuntime;
  beforeAll(async () => {
    elsewhere = await restoreElsewhere(taken.folder);
  });
  afterAll(() => elsewhere?.close());

  test("holds every row of every table, jobs included", async () => {
    const rows = async (one: TestRuntime) =>
      (await dumpEverything(one))
        .map(({ table, text }) => `${table} ${text}`)
        .filter(isOfTheBackup)
        .sort();
    const before = await rows(house);
    expect(before.length).toBeGreaterThan(20);
    expect(await rows(elsewhere)).toEqual(before);
  });

  test("opens what was sealed, the documents too, and its journal verifies", async () => {
    const there = elsewhere.as(agent.actor, agent.authorityId);
    const [found] = await there.transaction((tx) => listElements(tx, there, anne.personId, ["family_name"]));
    expect(found?.validated?.value).toBe("Lebreton");
    const [document] = await there.transaction((tx) => listDocuments(tx, there, anne.personId));
    const opened = await openDocument(there, {
      documentId: document?.id ?? ("" as never),
      purpose: "decide",
    });
    const here = await openDocument(agent, {
      documentId: document?.id ?? ("" as never),
      purpose: "decide",
    });
    expect(opened.content.equals(here.content)).toBe(true);
    const verified = await verifyJournal(elsewhere.system(agent.authorityId));
    expect(verified).toMatchObject({ sound: true });
    expect(verified.sound && verified.size).toBeGreaterThan(0);
  });

  test("goes on counting where it stopped, and signs with the same keys", async () => {
    const system = elsewhere.system(agent.authorityId);
    expect(await runJournalSequencing(system)).toBeGreaterThan(0);
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
    const [ours, theirs] = [house, elsewhere].map(({ runtime }) =>
      runtime.ports.keyring.derive("openid", "caen").export().toString("hex"),
    );
    expect(theirs).toBe(ours);
  });
});

/** Written by the copy itself, after it. */
const isOfTheBackup = (row: string): boolean => !/^(public\.backup|pgboss\.version) /.test(row);

test("restored without its keys, it does not start; and it shows not a value, not a document", async () => {
  await expect(restoreElsewhere(taken.folder, { withKeys: false })).rejects.toThrow(/vault\.key/);
  const rows = (await dumpEverything(house)).map(({ text }) => text).join("\n");
  expect(rows).not.toMatch(/Lebreton|carte\.png/);
});

test("holds no key, and no file that others could read", async () => {
  const root = await readFile(join(house.directory, "keys", "vault.key"));
  const files = (await readdir(taken.folder, { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  );
  expect(files.map(({ name }) => name)).not.toContain("vault.key");
  for (const { parentPath, name } of files) {
    const content = await readFile(join(parentPath, name));
    expect(content.includes(root), name).toBe(false);
    expect(content.includes(root.toString("hex")), name).toBe(false);
  }
});

test("is of one instant: what is written while it is taken is in it whole or not at all", async () => {
  let over = false;
  const writing = (async () => {
    while (!over) await aPerson(house, agent.authorityId, { validated: { family_name: "Pendant" } });
  })();
  const during = await backUp("during");
  over = true;
  await writing;
  // A person without its key, or an element without its person, would be refused by the foreign keys.
  const elsewhere = await restoreElsewhere(during.folder);
  try {
    const [counted] = await elsewhere.sqlAs<{ people: number; elements: number }>(
      "owner",
      `select (select count(*) from person)::int as people,
        (select count(distinct person_id) from element)::int as elements`,
    );
    expect(counted?.people).toBe(counted?.elements);
  } finally {
    await elsewhere.close();
  }
});

type Content = TakenBackup["manifest"]["database"];

describe("what is refused, before anything is written", () => {
  test("a file altered, added or missing", async () => {
    const { folder: copy } = await backUp("altered");
    const path = join(copy, "database", "public.person.copy.gz");
    const whole = await readFile(path);
    await appendFile(path, "x");
    await expect(checkBackup(copy, null)).rejects.toThrow(/public\.person\.copy\.gz a changé/);
    await writeFile(path, whole);
    await writeFile(join(copy, "blobs", "added"), "x");
    await expect(checkBackup(copy, null)).rejects.toThrow(/added a changé/);
    await rm(join(copy, "blobs", "added"));
    await rm(path);
    await expect(checkBackup(copy, null)).rejects.toThrow(/public\.person\.copy\.gz manque/);
  });

  test("a backup made again by somebody who can write its checksums, and has not the keys", async () => {
    const { folder: copy } = await backUp("forged");
    await writeFile(join(copy, "blobs", "planted"), "x");
    await writeChecksums(copy);
    const checked = checkBackup(copy, await openExportedKeys(keys.folder));
    await expect(checked).rejects.toThrow(/n’a pas été écrit par cette plateforme/);
  });

  test.each([
    ["schema_former", (content: Content) => ({ ...content, baseline: undefined })],
    ["schema_other_baseline", (content: Content) => ({ ...content, baseline: "0".repeat(64) })],
    ["schema_newer", (content: Content) => ({ ...content, migrations: ["2999_town_of_tomorrow.sql"] })],
  ] as const)("a backup of another schema: %s", async (code, change) => {
    const { folder: copy, manifest } = await backUp(code);
    const { database, ...rest } = manifest;
    await writeFile(join(copy, "manifest.json"), JSON.stringify({ ...rest, database: change(database) }));
    await writeChecksums(copy);
    await expect(checkBackup(copy, null)).rejects.toMatchObject({ code });
  });

  test("the keys of another platform", async () => {
    const foreign = join(folder, "foreign");
    await openKeyring({ directory: foreign, create: true });
    const exported = await exportKeys(foreign, join(folder, "foreign-safe"), NOW);
    const checked = checkBackup(taken.folder, await openExportedKeys(exported.folder));
    await expect(checked).rejects.toThrow(/ne sont pas celles de la sauvegarde/);
    await expect(importKeys(keys.folder, foreign)).rejects.toThrow(/rien n’est remplacé/);
  });

  test("of the vault, the keys that its rows need: not one that was only prepared when it was taken, not another of the same number", async () => {
    const { vault } = house.runtime.ports.keyring;
    await vault.draw(2);
    const prepared = await backUp("prepared");
    expect(Object.keys(prepared.manifest.keys)).toContain("vault-2");
    const before = await openExportedKeys(keys.folder);
    expect(await checkBackup(prepared.folder, before)).toMatchObject({ folder: prepared.folder });
    const scope = { actor: { kind: "system", name: "test" }, authorityId: null } as const;
    await house.runtime.database.transaction(scope, (tx) => startRoot(tx, vault, 2, house.clock.now()));
    const begun = await backUp("begun");
    await expect(checkBackup(begun.folder, before)).rejects.toThrow(/ne sont pas celles.*: vault-2\./);
    const { folder: now } = await exportKeys(join(house.directory, "keys"), join(folder, "safe-2"), NOW);
    await checkBackup(begun.folder, await openExportedKeys(now));
    await rm(join(house.directory, "keys", "vault-2.key"));
    await expect(backUp("without")).rejects.toThrow(/La base compte sur vault-2\.key/);
  });

  test("a database or a folder that holds something already", async () => {
    const checked = await checkBackup(taken.folder, null);
    const blobs = join(folder, "nothing");
    await expect(importBackup(checked, { ownerUrl: house.ownerUrl, blobs })).rejects.toThrow(BackupRefused);
    const filled = join(house.directory, "blobs");
    const { ownerUrl, close } = await emptyDatabase();
    await expect(importBackup(checked, { ownerUrl, blobs: filled })).rejects.toThrow(/n’est pas vide/);
    await close();
  });
});
