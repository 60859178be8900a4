import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { closeFormer, destroyFiles } from "../../composition/destroy-former.ts";
import { indexFieldsOf } from "../../composition/index-fields.ts";
import { keepPeopleTrees } from "../../composition/keep-trees.ts";
import { sealedAgain } from "../../composition/root-keys-columns.ts";
import { prepareVault, rotateVault } from "../../composition/rotate-vault.ts";
import { countLeft } from "../../composition/seal-again.ts";
import { takeOut } from "../../composition/take-out.ts";
import { listPlaces } from "../../infra/database/sealed-rows.ts";
import { openKeyring } from "../../infra/keyring/keyring.ts";
import { type AuthorityId, asId, type PersonId } from "../../kernel/ids.ts";
import { readAuthorityJournal, record, verifyJournal } from "../../modules/audit/index.ts";
import { findPersonsByValue, listElements } from "../../modules/identity/index.ts";
import { blindIndex, openFromJob, sealForAuthority, sealForJob } from "../../modules/keys/index.ts";
import { aPerson } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { canary, type FullTown, fullTown } from "../testing/full-town.ts";
import { killedInTheMiddle, rotateByScript } from "../testing/rotate-by-script.ts";
import { sealedColumns } from "../testing/sealed-columns.ts";
import { everyKey, everyValue, type FoundKey, readings } from "../testing/sweep.ts";

// The operator changes the root key of everything that is sealed, in a town about whom every table holds something.

const LINES = 2_000;
const keeping = { contributions, backupDays: 35 };

let town: FullTown;
let house: TestRuntime;
let caen: AuthorityId;
let zelie: PersonId;
/** A second server of the platform, with the same folder and the same database, which was there before. */
let other: TestRuntime;

beforeAll(async () => {
  town = await fullTown();
  house = town.house;
  caen = town.world.caen;
  zelie = town.zelie.personId;
  // What that town keeps of its jobs, which no platform has.
  await house.sqlAs("owner", "drop schema kept cascade");
  const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
  other = await testRuntime(moduleJobs, { database, directory: house.directory });
  const system = house.system(caen);
  await system.transaction(async (tx) => {
    for (let line = 0; line < LINES; line += 1)
      await record(tx, system, { action: "people.keys_wrapped_again" });
  });
  await house.drain();
  await system.transaction((tx) =>
    house.runtime.ports.jobs.send(
      tx,
      "subscriptions.follow",
      {
        authorityId: caen,
        requestId: randomUUID(),
        term: true,
        sealed: sealForJob(system, "subscription-term", { word: "a term that comes later" }),
      },
      { orderKey: "a term that comes later" },
    ),
  );
}, 240_000);
afterAll(async () => {
  await other?.runtime.database.close();
  await town?.close();
});

const nameOf = async (where: TestRuntime, personId: PersonId) => {
  const system = where.system(caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, ["family_name"]));
  return pair?.validated?.value ?? pair?.declared?.value;
};
const keys = () => join(house.directory, "keys");
const rotateKeys = (...options: readonly string[]) => rotateByScript(house, ...options);

/** Generation, nonce, tag, and sixteen bytes: noise that short may be text by chance. */
const LONG = 29 + 16;

/** Columns, and jobs, in which the authority's keys of one generation of the vault read something; those that are plain aside. */
async function columnsUnder(name: string): Promise<readonly string[]> {
  const found: readonly FoundKey[] = (await everyKey(house)).filter((key) => key.name === name);
  const values = (await everyValue(house)).filter(
    ({ column, bytes }) => sealedColumns[column] !== "plain" && bytes.length >= LONG,
  );
  const telling = values.filter(({ bytes }) => readings(bytes, found, 1).length > 0);
  return [
    ...new Set(telling.map(({ column }) => (column.startsWith("pgboss.") ? "jobs" : column))),
  ].toSorted();
}

const registered = () => sealedAgain.map(({ table, column }) => `${table}.${column}`).toSorted();

/** Under another root key, which this rotation does not touch. */
const ofSectors = [
  "account_link_ticket.sealed",
  "delivery.content_sealed",
  "renewal.sealed",
  "service_grant.sealed",
  "subscription.sealed",
];
const ofOpenId = ["oidc_payload.sealed"];

test("every column that stays under a key of an authority, or that holds a wrapped key, is sealed again by the rotation", () => {
  const stays = Object.entries(sealedColumns).flatMap(([column, kept]) =>
    kept === "key" || kept === "of nobody" || typeof kept === "object" ? [column] : [],
  );
  const wanted = stays.filter((column) => ![...ofSectors, ...ofOpenId].includes(column));
  expect(wanted.filter((column) => !registered().includes(column))).toEqual([]);
  expect(registered().filter((column) => sealedColumns[column] === undefined)).toEqual([]);
});

test("nothing begins without a key that was prepared, hence exported", async () => {
  const { status, stdout, stderr } = rotateKeys("--vault");
  expect([status, stdout]).toEqual([expect.any(Number), expect.not.stringContaining("Tout est scellé")]);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/vault-2\.key n’est pas dans KEYS_DIR.*--vault --prepare/s);
  expect(await house.sqlAs("owner", "select generation from root_key")).toEqual([{ generation: 1 }]);
});

test("--prepare draws the next key for its owner alone, and nothing is sealed under it; a second time draws no other", async () => {
  expect(rotateKeys("--vault", "--prepare")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("vault-2.key est prêt"),
  });
  const path = join(keys(), "vault-2.key");
  const drawn = await readFile(path);
  expect([drawn.length, (await stat(path)).mode & 0o777]).toEqual([32, 0o600]);
  expect(await prepareVault(house.runtime)).toBe("vault-2.key");
  expect(await readFile(path)).toEqual(drawn);
  expect(await house.sqlAs("owner", "select generation from root_key")).toEqual([{ generation: 1 }]);
  await keepPeopleTrees(house.runtime, keeping);
  expect(house.runtime.ports.keyring.vault.current()).toBe(1);
});

describe("once it begins", () => {
  let before: readonly string[];
  let exported: string;
  beforeAll(async () => {
    before = await columnsUnder("authority");
    exported = JSON.stringify(await exportOf(house, zelie));
  }, 240_000);

  const exportOf = (where: TestRuntime, personId: PersonId) => {
    const person = where.as({ kind: "person", personId }, caen);
    return person.transaction((tx) => takeOut(contributions)(tx, person, personId));
  };

  test("what the sweep reads under the former key is what the rotation seals again: it sees what it looks for", () => {
    expect(before.filter((column) => ![...registered(), "jobs"].includes(column))).toEqual([]);
    expect(before).toEqual(
      expect.arrayContaining([
        "staff.email_sealed",
        "journal_entry.sealed",
        "client.secret_sealed",
        "renewal.whose",
        "jobs",
      ]),
    );
  });

  test("killed in the middle, both generations open, on a server that was there before too", {
    timeout: 240_000,
  }, async () => {
    await killedInTheMiddle(house);
    expect(await countLeftNow()).toBeGreaterThan(0);
    expect(await nameOf(other, zelie)).toBe(canary.family_name);
    const system = other.system(caen);
    const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
    expect(entries.length).toBeGreaterThan(0);
    // It has not heard of the rotation yet, and seals under the former key.
    expect(other.runtime.ports.keyring.vault.current()).toBe(1);
    const late = await aPerson(other, caen, { declared: { family_name: "Tard" } });
    expect(await nameOf(house, late.personId)).toBe("Tard");
  });

  test("run again it ends, and nothing at all is under the former key, in any column nor job", {
    timeout: 240_000,
  }, async () => {
    const again = rotateKeys("--vault");
    expect(again).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Tout est scellé sous vault-2.key"),
    });
    expect(await countLeftNow()).toBe(0);
    expect(await columnsUnder("authority")).toEqual([]);
    expect(await columnsUnder("authority 2")).toEqual(before);
    await keepPeopleTrees(other.runtime, keeping);
    expect(other.runtime.ports.keyring.vault.current()).toBe(2);
    const [row] = await house.sqlAs<{ done: boolean }>(
      "owner",
      "select sealed_again_at is not null as done from root_key where generation = 1",
    );
    expect(row?.done).toBe(true);
  });

  test("everything reads as before: the export of a person, the journal, which verifies, and what is sealed from now on", {
    timeout: 240_000,
  }, async () => {
    expect(JSON.stringify(await exportOf(house, zelie))).toBe(exported);
    const system = house.system(caen);
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
    expect(sealForAuthority(other.system(caen), "field", "text")[0]).toBe(2);
    const [job] = await house.sqlAs<{ data: Readonly<Record<string, unknown>> }>(
      "owner",
      "select data->'data' as data from pgboss.job where name = 'subscriptions.follow' and data->'data'->>'term' = 'true' and state = 'created'",
    );
    expect(openFromJob(system, "subscription-term", job?.data ?? {})).toContain("a term that comes later");
    const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
    expect(entries[0]?.action).toBeDefined();
    const fresh = await aPerson(other, caen, { validated: { family_name: "Neuve" } });
    expect(await nameOf(house, fresh.personId)).toBe("Neuve");
  });

  test("a line of the journal that was sealed again, then altered, is found altered", async () => {
    const [line] = await house.sqlAs<{ id: string; sealed: string }>(
      "owner",
      `select id, encode(sealed, 'hex') as sealed from journal_entry e join journal_leaf l on l.entry_id = e.id
       where e.authority_id = $1 and sealed_hash is not null limit 1`,
      [caen],
    );
    const put = (bytes: Buffer) =>
      house.sqlAs("owner", "update journal_entry set sealed = $2 where id = $1", [line?.id, bytes]);
    const was = Buffer.from(line?.sealed ?? "", "hex");
    const system = house.system(caen);
    await put(sealForAuthority(system, `journal:${line?.id}`, "another text"));
    expect(await verifyJournal(system)).toMatchObject({ sound: false, count: 1 });
    const bent = Buffer.from(was);
    bent.writeUInt8(bent.readUInt8(20) ^ 1, 20);
    await put(bent);
    expect(await verifyJournal(system)).toMatchObject({ sound: false, count: 1 });
    await put(was);
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
  });

  test("the application itself writes no line as if it had been sealed again", async () => {
    await expect(house.sqlAs("application", "update journal_entry set sealed_hash = null")).rejects.toThrow(
      /denied/,
    );
  });

  test("a server whose folder lacks the key in use, or has another one, does not start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ardeco-other-"));
    try {
      await cp(keys(), join(folder, "keys"), { recursive: true });
      await rm(join(folder, "keys", "vault-2.key"));
      const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(
        /vault-2\.key.*Copiez-le/,
      );
      await cp(join(keys(), "vault.key"), join(folder, "keys", "vault-2.key"));
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(/n’est pas celui/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("run once more, with nothing prepared, it says so and draws nothing", async () => {
    const files = await readdir(keys());
    expect(rotateKeys("--vault").stderr).toMatch(/Tout est sous vault-2\.key/);
    expect(await readdir(keys())).toEqual(files);
    await expect(rotateVault(house.runtime, house.ownerUrl, () => {})).rejects.toThrow(/vault-3\.key/);
  });
});

describe("then the former key is destroyed", () => {
  const months = { backupDays: 35, loseBackups: false };
  let former: string;
  let indexes: () => readonly string[];
  beforeAll(async () => {
    former = await mkdtemp(join(tmpdir(), "ardeco-former-"));
    await cp(keys(), join(former, "keys"), { recursive: true });
    await rm(join(former, "keys", "vault-2.key"));
    const places = await listPlaces(house.ownerUrl);
    indexes = () =>
      indexFieldsOf(places).map(({ authorityId, field }) =>
        blindIndex(house.system(asId<"authority">(authorityId)), field, "text").toString("hex"),
      );
  });
  afterAll(() => rm(former, { recursive: true, force: true }));

  const close = (destroying = months) => closeFormer(house.runtime, house.ownerUrl, destroying);

  test("not while the platform runs", { timeout: 120_000 }, () => {
    const { status, stderr } = rotateKeys("--destroy-former", "--lose-backups");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/fonctionne encore \(\d+ connexions/)]);
    expect(existsSync(join(keys(), "vault.key"))).toBe(true);
  });

  test("not while backups of before are kept, unless they are given up", async () => {
    await expect(close()).rejects.toThrow(/attendez \d+ jours.*--lose-backups/s);
  });

  test("not while one row is under it, of a server that was late", { timeout: 120_000 }, async () => {
    const { vault } = house.runtime.ports.keyring;
    vault.use(1, 1);
    const late = await aPerson(house, caen, { declared: { family_name: "Retard" } });
    await expect(close({ ...months, loseBackups: true })).rejects.toThrow(/encore sous l’ancienne clé/);
    expect((await rotateVault(house.runtime, house.ownerUrl, () => {})).left).toBe(0);
    expect(await nameOf(house, late.personId)).toBe("Retard");
  });

  test("cut once it was closed, no server starts until the keys of its indexes are kept; run again, it goes on", async () => {
    await house.sqlAs("owner", "update root_key set closed_at = now() where generation = 1");
    const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
    await expect(testRuntime([], { database, directory: house.directory })).rejects.toThrow(/indexes-1\.key/);
    const before = indexes();
    expect(await close({ ...months, loseBackups: true })).toEqual([1]);
    expect((await stat(join(keys(), "indexes-1.key"))).mode & 0o777).toBe(0o600);
    expect(await destroyFiles(house.runtime, [1])).toEqual(["vault.key"]);
    expect(await destroyFiles(house.runtime, [1])).toEqual([]);
    expect((await readdir(keys())).filter((name) => /^(vault|indexes)/.test(name))).toEqual([
      "indexes-1.key",
      "vault-2.key",
    ]);
    expect(indexes()).toEqual(before);
  });

  test("a server started since reads everything, finds by the same indexes, and verifies the journal", {
    timeout: 120_000,
  }, async () => {
    const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
    const before = indexes();
    const directory = await mkdtemp(join(tmpdir(), "ardeco-since-"));
    await cp(house.directory, directory, { recursive: true });
    const since = await testRuntime(moduleJobs, { database, directory });
    const system = since.system(caen);
    expect(await nameOf(since, zelie)).toBe(canary.family_name);
    const found = await system.transaction((tx) =>
      findPersonsByValue(tx, system, "family_name", canary.family_name),
    );
    expect(found).toContain(zelie);
    const places = await listPlaces(house.ownerUrl);
    const again = indexFieldsOf(places).map(({ authorityId, field }) =>
      blindIndex(since.system(asId<"authority">(authorityId)), field, "text").toString("hex"),
    );
    expect(again).toEqual(before);
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
    const person = since.as({ kind: "person", personId: zelie }, caen);
    const exported = await person.transaction((tx) => takeOut(contributions)(tx, person, zelie));
    expect(JSON.stringify(exported)).toContain(canary.family_name);
    // Another authority, come since: its indexes are under the new key.
    const lisieux = asId<"authority">(randomUUID());
    const { vault } = since.runtime.ports.keyring;
    const theirs = vault.indexKey({ authorityId: lisieux, field: "email" });
    expect(theirs?.equals(vault.derive(2, "index", lisieux, "email") ?? theirs)).toBe(true);
    expect(vault.derive(1, "authority", caen)).toBeUndefined();
    await since.close();
  });

  test("the former key opens nothing at all of today, in any column nor job", {
    timeout: 120_000,
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
    const telling = values.filter(({ bytes }) => readings(bytes, ofVault).length > 0);
    expect([...new Set(telling.map(({ column }) => column))]).toEqual([]);
  });

  test("a server whose folder lacks the keys of its indexes, or has others, does not start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ardeco-other-"));
    const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
    try {
      await cp(keys(), join(folder, "keys"), { recursive: true });
      await cp(join(former, "keys", "vault.key"), join(folder, "keys", "vault.key"));
      await rm(join(folder, "keys", "indexes-1.key"));
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(/indexes-1\.key/);
      const own = await openKeyring({ directory: join(folder, "keys"), create: false });
      await own.vault.keepIndexes(1, [{ authorityId: caen, field: "email" }]);
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(/n’est pas celui/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const countLeftNow = async (): Promise<number> => {
  await keepPeopleTrees(house.runtime, keeping);
  return countLeft(house.ownerUrl, house.runtime.ports.keyring);
};
