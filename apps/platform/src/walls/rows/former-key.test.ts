import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPersonsByValue, listElements } from "../../features/identity/identity/index.ts";
import { openConnection } from "../../infra/database/database-client.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { type OwnDatabase, testDatabase } from "../../testing/test-database.ts";
import { testRuntime } from "../../testing/test-runtime.ts";
import { killVaultRotation, rotateByScript } from "../testing/rotate-by-script.ts";

// A platform that is stopped: the operator changes its root key, then destroys the former one, by the
// commands.

let database: OwnDatabase;
let directory: string;
let caen: AuthorityId;
let anne: PersonId;

beforeAll(async () => {
  database = await testDatabase();
  const house = await testRuntime([], { database: kept() });
  caen = (await aTown(house, { slug: "caen" })).id;
  anne = (await aPerson(house, caen, { validated: { family_name: "Lebreton" } })).personId;
  directory = await mkdtemp(join(tmpdir(), "ardeco-stopped-"));
  await cp(house.directory, directory, { recursive: true });
  await house.close();
}, 300_000);
afterAll(async () => {
  await database?.close();
  await rm(directory, { recursive: true, force: true });
});

/** Whoever stops does not drop it. */
const kept = (): OwnDatabase => ({ ...database, close: async () => {} });
function rotateKeys(...options: readonly string[]) {
  const done = rotateByScript({ ...database, directory }, ...options);
  expect(done.stderr).not.toMatch(/^\s+at /m);
  return done;
}
const vaultFiles = async () =>
  (await readdir(join(directory, "keys"))).filter((name) => /^(vault|indexes)/.test(name));

test("options that do not go together are refused in one sentence", { timeout: 300_000 }, () => {
  for (const options of [["--destroy-former", "--vault"], ["--lose-backups"]])
    expect(rotateKeys(...options)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Ces options ne vont pas ensemble/),
    });
});

test("before anything was rotated there is nothing to destroy; once it was, backups are waited for; given up, the key goes", {
  timeout: 240_000,
}, async () => {
  const prepare = () => rotateKeys("--destroy-former", "--prepare");
  const destroy = (...options: readonly string[]) =>
    rotateKeys("--destroy-former", "--indexes-exported", ...options);
  expect(prepare()).toMatchObject({ status: 0, stdout: expect.stringContaining("pas d’ancienne clé") });
  expect(rotateKeys("--vault", "--prepare").status).toBe(0);
  expect(prepare().stdout).toContain("pas d’ancienne clé");
  // A server is connected: it is given the time to hear of the new key.
  const server = await openConnection(database.appUrl);
  await killVaultRotation({ ...database, directory }, "Les serveurs apprennent la nouvelle clé");
  await server.end();
  const rotated = rotateKeys("--vault");
  expect(rotated).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("--destroy-former --prepare"),
  });
  expect(rotated.stdout).not.toContain("Les serveurs apprennent");
  expect(rotateKeys("--destroy-former")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("Rien n’est détruit."),
  });
  expect(await vaultFiles()).toEqual(["vault-2.key", "vault.key"]);
  expect(prepare()).toMatchObject({ status: 0, stdout: expect.stringContaining("indexes-1.key") });
  const early = destroy();
  expect([early.status, early.stderr]).toEqual([1, expect.stringMatching(/attendez 35 jours/)]);
  expect(await vaultFiles()).toEqual(["indexes-1.key", "vault-2.key", "vault.key"]);
  expect(destroy("--lose-backups")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Détruit : vault.key"),
  });
  expect(await vaultFiles()).toEqual(["indexes-1.key", "vault-2.key"]);
});

test("started, the platform reads and finds everybody", { timeout: 300_000 }, async () => {
  const house = await testRuntime([], { database: kept(), directory });
  const system = house.system(caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, anne, ["family_name"]));
  expect(pair?.validated?.value).toBe("Lebreton");
  expect(await system.transaction((tx) => findPersonsByValue(tx, system, "family_name", "Lebreton"))).toEqual(
    [anne],
  );
  await house.close();
});
