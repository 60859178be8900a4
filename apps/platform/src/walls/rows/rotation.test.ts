import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { startNextTree } from "../../composition/run-key-rotation.ts";
import { updatePeopleTrees } from "../../composition/update-people-trees.ts";
import { listElements } from "../../features/identity/identity/index.ts";
import { readAuthorityJournal } from "../../features/trust/audit/index.ts";
import {
  computeBlindIndex,
  computePairwiseSubject,
  computeSectorSubject,
  createPersonKey,
  createRowKey,
  erasePersonKey,
  findPersonKeys,
  findRowKey,
} from "../../features/trust/keys/index.ts";
import { openKeyring } from "../../infra/keyring/keyring.ts";
import { type AuthorityId, type PersonId, parseId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { type DumpedRow, dumpEverything } from "../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { everyKey } from "../testing/sweep.ts";

// The operator changes the keys of everybody, the platform in service.

const PEOPLE = 1_600;
const sector = {
  providerId: parseId<"authority">("11111111-1111-4111-8111-111111111111"),
  serviceId: parseId<"service">("22222222-2222-4222-8222-222222222222"),
};
const keeping = { contributions, backupDays: 35 };

let house: TestRuntime;
let caen: AuthorityId;
let anne: PersonId;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen" })).id;
  anne = (
    await aPerson(house, caen, { validated: { family_name: "Lebreton", email: "anne@lebreton.example" } })
  ).personId;
});
afterAll(() => house?.close());

const nameOf = async (where: TestRuntime, personId: PersonId) => {
  const system = where.system(caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, ["family_name"]));
  return pair?.validated?.value ?? pair?.declared?.value;
};
const generations = () =>
  house.sqlAs<{ generation: number; keys: number }>(
    "owner",
    "select generation, count(*)::int as keys from person_key group by 1 order by 1",
  );
const isKept = ({ table }: DumpedRow) =>
  !/^(public\.(person_key|row_key|person_tree|erased_leaf|journal_\w+)|pgboss\.)/.test(table);
const valuesOf = async () =>
  (await dumpEverything(house))
    .filter(isKept)
    .map(({ text }) => text)
    .sort();
const namesForServices = () => {
  const system = house.system(caen);
  return {
    pairwise: computePairwiseSubject(system, sector, anne),
    subject: computeSectorSubject(system, sector, anne).toString("hex"),
    index: computeBlindIndex(system, "email", "anne@lebreton.example").toString("hex"),
  };
};
const wrappedKeys = () =>
  house.sqlAs<{ wrapped: string }>(
    "owner",
    "select encode(wrapped_key, 'hex') as wrapped from person_key order by person_id",
  );

test("keys are wrapped again, and nothing else moves: sealed values, indexes, what services call somebody", {
  timeout: 300_000,
}, async () => {
  const system = house.system(caen);
  const row = randomUUID();
  const sealed = await system.transaction(async (tx) =>
    (await createRowKey(tx, system, row)).seal("line", "Lebreton"),
  );
  const [values, names, wrapped] = [await valuesOf(), namesForServices(), await wrappedKeys()];
  expect(await startNextTree(house.runtime, () => {})).toBe(2);
  expect(await generations()).toEqual([{ generation: 2, keys: 1 }]);
  expect(await wrappedKeys()).not.toEqual(wrapped);
  expect(await valuesOf()).toEqual(values);
  expect(namesForServices()).toEqual(names);
  expect(await nameOf(house, anne)).toBe("Lebreton");
  const rows = await house.sqlAs("owner", "select generation from row_key where row_id = $1", [row]);
  expect(rows).toEqual([{ generation: 2 }]);
  const key = await system.transaction((tx) => findRowKey(tx, system, row));
  expect(key?.open("line", sealed)).toBe("Lebreton");
  const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
  expect(entries.filter(({ action }) => action === "people.keys_wrapped_again")).toHaveLength(1);
});

test("killed in the middle, both trees open; run again, it ends, and begins no other rotation", {
  timeout: 300_000,
}, async () => {
  const system = house.system(caen);
  await system.transaction(async (tx) => {
    for (let made = 0; made < PEOPLE; made += 1)
      await createPersonKey(tx, system, parseId<"person">(randomUUID()));
  });
  const people = await house.sqlAs<{ id: PersonId }>("owner", "select person_id as id from person_key");
  await killedAtItsFirstStep();
  const [before, after] = await generations();
  expect([before?.generation, after?.generation]).toEqual([2, 3]);
  expect((before?.keys ?? 0) + (after?.keys ?? 0)).toBe(PEOPLE + 1);
  const open = () =>
    system.transaction((tx) =>
      findPersonKeys(
        tx,
        system,
        people.map(({ id }) => id),
      ),
    );
  expect((await open()).size).toBe(PEOPLE + 1);
  // Somebody enrols on a server that has not seen the new tree yet.
  const late = await aPerson(house, caen, { declared: { family_name: "Tard" } });
  expect(await startNextTree(house.runtime, () => {})).toBe(3);
  expect(await generations()).toEqual([{ generation: 3, keys: PEOPLE + 2 }]);
  expect((await open()).size).toBe(PEOPLE + 1);
  expect(await nameOf(house, late.personId)).toBe("Tard");
});

test("the former tree opens the backups of before, without those erased since, until they are thrown away; then it is destroyed", {
  timeout: 300_000,
}, async () => {
  const system = house.system(caen);
  const directory = join(house.directory, "keys");
  const gone = await aPerson(house, caen, { declared: { family_name: "Partie" } });
  const [seat] = await house.sqlAs<{ leaf: number }>(
    "owner",
    "select leaf::float8 as leaf from person_key where person_id = $1",
    [gone.personId],
  );
  const leaf = seat?.leaf ?? -1;
  expect(await startNextTree(house.runtime, () => {})).toBe(4);
  await system.transaction((tx) => erasePersonKey(tx, system, gone.personId));
  await updatePeopleTrees(house.runtime, keeping);
  const trees = (await openKeyring({ directory, create: false })).trees;
  expect([await trees.find(3, leaf), await trees.find(4, leaf)]).toEqual(["forgotten", "forgotten"]);
  expect(Buffer.isBuffer(await trees.find(3, leaf === 0 ? 1 : leaf - 1))).toBe(true);
  house.clock.advance(36 * 86_400_000);
  await updatePeopleTrees(house.runtime, keeping);
  expect((await readdir(directory)).filter((name) => name.endsWith(".tree"))).toEqual(["people-4.tree"]);
  expect(await nameOf(house, anne)).toBe("Lebreton");
});

test("a server whose folder lacks the tree in use, or has another one, does not start", async () => {
  const other = await mkdtemp(join(tmpdir(), "ardeco-other-"));
  try {
    await cp(join(house.directory, "keys"), join(other, "keys"), { recursive: true });
    await rm(join(other, "keys", "people-4.tree"));
    const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
    await expect(testRuntime([], { database, directory: other })).rejects.toThrow(
      /people-4\.tree.*Copiez-le/,
    );
    await (await openKeyring({ directory: join(other, "keys"), create: false })).trees.draw(4);
    await expect(testRuntime([], { database, directory: other })).rejects.toThrow(/n’est pas celui/);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

/** As from before there were trees: AES-256-GCM under the authority's key alone, and no leaf. */
async function putBackBeforeTrees(personId: PersonId): Promise<void> {
  const key = (await everyKey(house)).find(({ name }) => name === `person ${personId}`)?.key.export();
  if (!key) throw new Error("no key");
  const [nonce, words] = [randomBytes(12), ["person-key", personId]];
  const alone = house.runtime.ports.keyring.vault.derive(1, "authority", caen);
  if (!alone) throw new Error("no vault");
  const cipher = createCipheriv("aes-256-gcm", alone, nonce);
  cipher.setAAD(Buffer.from(words.map((word) => `${word.length}:${word}`).join("")));
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  await house.sqlAs(
    "owner",
    "update person_key set generation = 0, leaf = null, wrapped_key = $2 where person_id = $1",
    [personId, Buffer.concat([Buffer.of(1), nonce, body, cipher.getAuthTag()])],
  );
}

test("a key of before there were trees, wrapped by the authority's alone, opens, is given a leaf, and is erased like another", {
  timeout: 300_000,
}, async () => {
  const system = house.system(caen);
  const old = await aPerson(house, caen, { declared: { family_name: "Ancienne" } });
  await putBackBeforeTrees(old.personId);
  expect(await nameOf(house, old.personId)).toBe("Ancienne");
  expect(await generations()).toContainEqual({ generation: 0, keys: 1 });
  const generation = await startNextTree(house.runtime, () => {});
  expect((await generations()).map((each) => each.generation)).toEqual([generation]);
  expect(await nameOf(house, old.personId)).toBe("Ancienne");
  const [{ leaf } = { leaf: -1 }] = await house.sqlAs<{ leaf: number }>(
    "owner",
    "select leaf::float8 as leaf from person_key where person_id = $1",
    [old.personId],
  );
  await system.transaction((tx) => erasePersonKey(tx, system, old.personId));
  await updatePeopleTrees(house.runtime, keeping);
  expect(await house.runtime.ports.keyring.trees.find(generation, leaf)).toBe("forgotten");
});

test("--prepare draws the next tree and tells nobody: keys stay as they are, a second time draws no other, and the rotation takes it", {
  timeout: 300_000,
}, async () => {
  const [before, wrapped] = [house.runtime.ports.keyring.trees.current(), await wrappedKeys()];
  const known = await house.sqlAs("owner", "select generation from person_tree");
  const tree = join(house.directory, "keys", `people-${before + 1}.tree`);
  const { DATABASE_OWNER_URL: _, ...service } = settings();
  const first = rotateKeys("--prepare", service);
  expect([first.status, first.stdout]).toEqual([
    0,
    expect.stringContaining(`people-${before + 1}.tree est prêt`),
  ]);
  const drawn = await readFile(tree);
  expect(rotateKeys("--prepare").status).toBe(0);
  expect(await readFile(tree)).toEqual(drawn);
  expect(await house.sqlAs("owner", "select generation from person_tree")).toEqual(known);
  expect(await wrappedKeys()).toEqual(wrapped);
  await updatePeopleTrees(house.runtime, keeping);
  expect(house.runtime.ports.keyring.trees.current()).toBe(before);
  expect(await startNextTree(house.runtime, () => {})).toBe(before + 1);
  expect(await readFile(tree)).toEqual(drawn);
  expect(await nameOf(house, anne)).toBe("Lebreton");
});

test("script/rotate-keys --help explains, without a setting; an option that it does not know is refused in one sentence, and nothing begins", async () => {
  const help = rotateKeys("--help", {});
  expect([help.status, help.stderr]).toEqual([0, ""]);
  expect(help.stdout).toMatch(/^Usage : script\/rotate-keys.*--prepare.*ceremonie-des-cles/s);
  const trees = await readdir(join(house.directory, "keys"));
  const wrong = rotateKeys("--prepar");
  expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
  expect(wrong.stderr).toMatch(/^Cette option n’existe pas\..*--help explique\.\n$/);
  expect(await readdir(join(house.directory, "keys"))).toEqual(trees);
});

const script = fileURLToPath(new URL("../../../dist/rotate-keys.js", import.meta.url));
const settings = () => ({
  DATABASE_URL: house.appUrl,
  DATABASE_OWNER_URL: house.ownerUrl,
  DATA_DIR: house.directory,
  KEYS_DIR: join(house.directory, "keys"),
  LOG_LEVEL: "silent",
});

/** script/rotate-keys, as the operator runs it. */
function rotateKeys(option: string, env: Readonly<Record<string, string>> = settings()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, option], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** script/rotate-keys as the operator runs it, stopped by the machine once it has said how far it is. */
async function killedAtItsFirstStep(): Promise<void> {
  const running: ChildProcess = spawn(process.execPath, [script], {
    env: settings(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const text of running.stdout ?? []) {
    if (String(text).includes(" / ")) break;
  }
  running.kill("SIGKILL");
  if (running.exitCode === null && running.signalCode === null) await once(running, "exit");
}
