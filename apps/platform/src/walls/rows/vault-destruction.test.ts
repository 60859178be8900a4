import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { listRemovableRoots, removeRootFiles, saveIndexKeys } from "../../composition/destroy-former.ts";
import { buildIndexedFields, listIndexFields } from "../../composition/index-fields.ts";
import { createNextRootKey, runVaultRotation } from "../../composition/run-vault-rotation.ts";
import { takeOut } from "../../composition/take-out.ts";
import { findPersonsByValue } from "../../features/identity/identity/index.ts";
import { verifyJournal } from "../../features/trust/audit/index.ts";
import { computeBlindIndex } from "../../features/trust/keys/index.ts";
import { listPlaces } from "../../infra/database/sealed-rows.ts";
import { openKeyring } from "../../infra/keyring/keyring.ts";
import { type AuthorityId, type PersonId, parseId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { canary, type FullTown, fullTown } from "../testing/full-town.ts";
import { rotateByScript } from "../testing/rotate-by-script.ts";
import { countLeftIn, familyName, late, putUnreadableJob } from "../testing/rotating.ts";
import { sealedColumns } from "../testing/sealed-columns.ts";
import { everyKey, everyValue, LONG, readings } from "../testing/sweep.ts";

// Once everything is sealed under another root key, the operator destroys the former one, in a town about
// whom every table holds something.

const months = { backupDays: 35, loseBackups: false, dropUnreadable: false };
const giveUp = { ...months, loseBackups: true };
const rotating = { acceptLate: true, wait: async () => {} };

let town: FullTown;
let house: TestRuntime;
let caen: AuthorityId;
let zelie: PersonId;
/** The keys of before: what a thief has. */
let former: string;
let places: Awaited<ReturnType<typeof listPlaces>>;

beforeAll(async () => {
  town = await fullTown();
  house = town.house;
  caen = town.world.caen;
  zelie = town.zelie.personId;
  // What that town keeps of its jobs, which no platform has.
  await house.sqlAs("owner", "drop schema kept cascade");
  former = await mkdtemp(join(tmpdir(), "ardeco-former-"));
  await cp(keys(), join(former, "keys"), { recursive: true });
  places = await listPlaces(house.ownerUrl);
  await createNextRootKey(house.runtime);
  await runVaultRotation(house.runtime, house.ownerUrl, () => {}, rotating);
  await putUnreadableJob(house, caen);
}, 240_000);
afterAll(async () => {
  await town?.close();
  await rm(former, { recursive: true, force: true });
});

const keys = () => join(house.directory, "keys");
const rotateKeys = (...options: readonly string[]) => rotateByScript(house, ...options);
const nameOf = (where: TestRuntime, personId: PersonId) => familyName(where, caen, personId);
const countLeftNow = () => countLeftIn(house);
const indexesOf = (where: TestRuntime) =>
  listIndexFields(buildIndexedFields(places)).map(({ authorityId, field }) =>
    computeBlindIndex(where.system(parseId<"authority">(authorityId)), field, "text").toString("hex"),
  );
const indexes = () => indexesOf(house);
const prepare = (where = house.runtime, dropUnreadable = false) =>
  saveIndexKeys(where, house.ownerUrl, { dropUnreadable });
const mayDestroy = (destroying = months) => listRemovableRoots(house.runtime, house.ownerUrl, destroying);
const database = () => ({ appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} });

test("not while the platform runs", { timeout: 300_000 }, () => {
  for (const step of [["--prepare"], ["--indexes-exported", "--lose-backups"]]) {
    const { status, stderr } = rotateKeys("--destroy-former", ...step);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/fonctionne encore \(\d+ connexions/)]);
  }
  expect(existsSync(join(keys(), "vault.key"))).toBe(true);
});

test("not at once, nor unless told that the keys of its indexes were exported", {
  timeout: 240_000,
}, async () => {
  expect(rotateKeys("--destroy-former")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Rien n’est détruit.*--prepare.*--indexes-exported/s),
  });
  await expect(mayDestroy(giveUp)).rejects.toThrow(/--destroy-former --prepare/);
});

test("not while one row is under it, of a server that was late", { timeout: 300_000 }, async () => {
  house.runtime.ports.keyring.vault.use(late);
  const tardy = await aPerson(house, caen, { declared: { family_name: "Retard" } });
  await expect(prepare()).rejects.toThrow(/encore sous l’ancienne clé/);
  const { left } = await runVaultRotation(house.runtime, house.ownerUrl, () => {}, rotating);
  expect(left).toEqual([{ name: "pgboss.job (subscriptions.follow)", open: 0, unreadable: 1 }]);
  expect(await nameOf(house, tardy.personId)).toBe("Retard");
});

test("not while a job opens by no key, unless it is given up", async () => {
  await expect(prepare()).rejects.toThrow(/pgboss\.job \(subscriptions\.follow\) \(1\).*--drop-unreadable/s);
  expect(await countLeftNow()).toBe(1);
  expect(existsSync(join(keys(), "indexes-1.key"))).toBe(false);
});

test("cut once it was closed, no server starts until the keys of its indexes are kept; run again, it goes on", async () => {
  await house.sqlAs("owner", "update root_key set closed_at = now() where generation = 1");
  await expect(testRuntime([], { database: database(), directory: house.directory })).rejects.toThrow(
    /indexes-1\.key/,
  );
  const before = indexes();
  expect(await prepare(house.runtime, true)).toEqual(["indexes-1.key"]);
  expect(await countLeftNow()).toBe(0);
  expect((await stat(join(keys(), "indexes-1.key"))).mode & 0o777).toBe(0o600);
  expect(indexes()).toEqual(before);
  // It is for the operator to export it: nothing is destroyed yet, and the former key derives nothing any
  // more.
  expect(existsSync(join(keys(), "vault.key"))).toBe(true);
  expect(house.runtime.ports.keyring.vault.derive(1, "authority", caen)).toBeUndefined();
});

test("the keys of its indexes, lost, are written again while it is here or given back, of the same authorities", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-lost-"));
  try {
    await cp(keys(), join(folder, "keys"), { recursive: true });
    const written = await readFile(join(folder, "keys", "indexes-1.key"));
    await rm(join(folder, "keys", "indexes-1.key"));
    await aTown(house, { slug: "falaise", name: "Ville de Falaise" });
    const keyring = await openKeyring({ directory: join(folder, "keys"), create: false });
    const where = { ...house.runtime, ports: { ...house.runtime.ports, keyring } };
    expect(await prepare(where)).toEqual(["indexes-1.key"]);
    expect(await readFile(join(folder, "keys", "indexes-1.key"))).toEqual(written);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("not while backups of before are kept, unless they are given up; then its file goes, whole", async () => {
  await expect(mayDestroy()).rejects.toThrow(/attendez \d+ jours.*--lose-backups/s);
  expect(await mayDestroy(giveUp)).toEqual([1]);
  // As a call that was killed leaves it.
  await cp(join(keys(), "vault.key"), join(keys(), ".vault.key.0123456789ab"));
  expect(await removeRootFiles(house.runtime, [1])).toEqual(["vault.key"]);
  expect(await removeRootFiles(house.runtime, [1])).toEqual([]);
  expect((await readdir(keys())).filter((name) => /^\.?(vault|indexes)/.test(name))).toEqual([
    "indexes-1.key",
    "vault-2.key",
  ]);
});

test("a server started since reads everything, finds by the same indexes, and verifies the journal", {
  timeout: 300_000,
}, async () => {
  const before = indexes();
  const directory = await mkdtemp(join(tmpdir(), "ardeco-since-"));
  await cp(house.directory, directory, { recursive: true });
  const since = await testRuntime(moduleJobs, { database: database(), directory });
  const system = since.system(caen);
  expect(await nameOf(since, zelie)).toBe(canary.family_name);
  const found = await system.transaction((tx) =>
    findPersonsByValue(tx, system, "family_name", canary.family_name),
  );
  expect(found).toContain(zelie);
  expect(indexesOf(since)).toEqual(before);
  expect(await verifyJournal(system)).toMatchObject({ sound: true });
  const person = since.as({ kind: "person", personId: zelie }, caen);
  const exported = await person.transaction((tx) => takeOut(contributions)(tx, person, zelie));
  expect(JSON.stringify(exported)).toContain(canary.family_name);
  // Another authority, come since: its indexes are under the new key.
  const bayeux = parseId<"authority">(randomUUID());
  const { vault } = since.runtime.ports.keyring;
  const theirs = vault.indexKey({ authorityId: bayeux, field: "email" });
  expect(theirs?.equals(vault.derive(2, "index", bayeux, "email") ?? theirs)).toBe(true);
  expect(vault.derive(1, "authority", caen)).toBeUndefined();
  await since.close();
});

test("the former key opens nothing at all of today, in any column nor job", {
  timeout: 300_000,
}, async () => {
  const keyring = await openKeyring({ directory: join(former, "keys"), create: false });
  expect(keyring.vault.list()).toEqual([1]);
  const thief = { ...house, runtime: { ...house.runtime, ports: { ...house.runtime.ports, keyring } } };
  const found = await everyKey(thief);
  expect(found.filter(({ name }) => /^(person|row) /.test(name))).toEqual([]);
  const ofVault = found.filter(({ name }) => name.startsWith("authority"));
  expect(ofVault.length).toBeGreaterThan(1);
  const values = (await everyValue(house)).filter(
    ({ column, bytes }) => sealedColumns[column] !== "plain" && bytes.length >= LONG,
  );
  expect(values.length).toBeGreaterThan(100);
  const telling = values.filter(({ bytes }) =>
    readings(bytes, ofVault).some(({ text }) => text.length >= 16),
  );
  expect([...new Set(telling.map(({ column }) => column))]).toEqual([]);
});

test("a server whose folder lacks the keys of its indexes, or has others, or another key in the place of the former, does not start", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-other-"));
  const start = () => testRuntime([], { database: database(), directory: folder });
  try {
    await cp(keys(), join(folder, "keys"), { recursive: true });
    const path = join(folder, "keys", "vault.key");
    // Half destroyed, by a hand or by a version of before: everybody knows such a key.
    await writeFile(path, Buffer.alloc(32), { mode: 0o600 });
    await expect(start()).rejects.toThrow(/equal bytes/);
    await writeFile(path, randomBytes(32), { mode: 0o600 });
    await expect(start()).rejects.toThrow(/vault\.key de KEYS_DIR n’est pas celui/);
    await cp(join(former, "keys", "vault.key"), path);
    await rm(join(folder, "keys", "indexes-1.key"));
    await expect(start()).rejects.toThrow(/indexes-1\.key/);
    const own = await openKeyring({ directory: join(folder, "keys"), create: false });
    await own.vault.keepIndexes(1, [{ authorityId: caen, field: "email" }]);
    await expect(start()).rejects.toThrow(/n’est pas celui/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
