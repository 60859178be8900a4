import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  cp,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rm,
  utimes,
  watch,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { aToken, type TestToken, withoutToken } from "@ardeco/testing";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { startNextTree } from "../../../composition/run-key-rotation.ts";
import { updatePeopleTrees } from "../../../composition/update-people-trees.ts";
import { listElements } from "../../../features/identity/identity/index.ts";
import { erasePersonKey } from "../../../features/trust/keys/index.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type OwnDatabase, testDatabase } from "../../../testing/test-database.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { exportKeys } from "../../backup/export-keys.ts";
import { openExportedKeys } from "../../backup/import-backup.ts";
import { reserveDirectory } from "../../cluster/lock.ts";
import type { Casing } from "../casing.ts";
import { openKeyring } from "../keyring.ts";
import { openToken } from "./open-token.ts";
import { sealKeyFiles } from "./seal-files.ts";
import type { TokenSettings } from "./token-settings.ts";

// The key of the token that seals the key files is replaced by another, of the same token or of another one.

const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutToken)(withoutToken ? `${name} (left out: ${withoutToken})` : name, tell, 60_000);

const FILES = [
  "openid.key",
  "people-1.tree",
  "people-2.tree",
  "sectors.key",
  "signing.key",
  "vault.key",
] as const;

let token: TestToken;
let database: OwnDatabase;
let caen: AuthorityId;
let anne: PersonId;
let former: TokenSettings;
let next: TokenSettings;
/** The keys of a platform that was stopped, as they were left; each story has a copy. */
let left: string;
let directory: string;
const folders: string[] = [];

beforeAll(async () => {
  if (withoutToken) return;
  token = await aToken();
  former = token.settings;
  next = token.makeKey("02");
  database = await testDatabase();
  const house = await testRuntime([], { database: kept(), token: former });
  caen = (await aTown(house, { slug: "caen" })).id;
  anne = (await aPerson(house, caen, { validated: { family_name: "Lebreton" } })).personId;
  await startNextTree(house.runtime, () => {});
  left = await aFolder();
  await cp(join(house.directory, "keys"), join(left, "keys"), { recursive: true });
  await house.close();
});
afterAll(async () => {
  await database?.close();
  await token?.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  if (withoutToken) return;
  directory = await aFolder();
  await cp(left, directory, { recursive: true });
});

/** Whoever stops does not drop it. */
const kept = (): OwnDatabase => ({ ...database, close: async () => {} });
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-rotation-"));
  folders.push(folder);
  return folder;
}
const keys = () => join(directory, "keys");
const contents = () => Promise.all(FILES.map((name) => readFile(join(keys(), name))));

/** Which of the key files opens by this key. */
async function openedBy(casing: Casing): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const name of FILES) {
    try {
      casing.open(name, await readFile(join(keys(), name)));
      opened.push(name);
    } catch {
      // By another one.
    }
  }
  return opened;
}

const settingsOf = ({ environment, module, token: label, key, pinFile }: TokenSettings) => ({
  ...environment,
  ARDECO_MODE: "development",
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: directory,
  PKCS11_MODULE: module,
  PKCS11_TOKEN: label,
  PKCS11_PIN_FILE: pinFile,
  PKCS11_KEY: key,
});
const script = fileURLToPath(new URL("../../../../dist/seal-keys.js", import.meta.url));

/** script/keys-to-token, as the operator runs it. */
function keysToToken(args: readonly string[], env: Readonly<Record<string, string>> = settingsOf(next)) {
  const options = { env, encoding: "utf8", timeout: 120_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
  expect(stderr).not.toMatch(/^\s+at |846213|111111/m);
  return { status, stdout, stderr };
}

const FORMER = ["--former-key", "01"];

describe("the key of the token is replaced", () => {
  story(
    "whole: every file is sealed again, and the former one destroyed opens nothing that is missed; what is written since is under the new one",
    async () => {
      // A token of its own, whose first key is destroyed.
      const own = token.another("destroyed");
      const [second, before] = [own.makeKey("02"), await openToken(own.settings)];
      expect(keysToToken(["--former-token", former.token], settingsOf(own.settings)).status).toBe(0);
      const rows = await wrappedKeys();
      const { status, stdout } = keysToToken(FORMER, settingsOf(second));
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(/openid\.key, .*vault\.key.*exportez les clés de nouveau/s),
      ]);
      expect(await openedBy(before)).toEqual([]);
      own.ask("--delete-object", "--type", "secrkey", "--id", "01");
      await expect(openToken(own.settings)).rejects.toThrow(/la clé de PKCS11_KEY n’y est pas/);
      expect(await openedBy(await openToken(second))).toEqual(FILES);
      expect(await wrappedKeys()).toEqual(rows);
      // Once more: nothing asks for the key that is no longer there.
      expect(keysToToken(FORMER, settingsOf(second)).stdout).toMatch(/Tout était déjà scellé/);
      const house = await testRuntime([], { database: kept(), directory, token: second });
      expect(await nameOf(house)).toBe("Lebreton");
      const system = house.system(caen);
      const gone = await aPerson(house, caen, { declared: { family_name: "Partie" } });
      await system.transaction((tx) => erasePersonKey(tx, system, gone.personId));
      const tree = await readFile(join(keys(), "people-2.tree"));
      await updatePeopleTrees(house.runtime, { contributions, backupDays: 35 });
      expect(await readFile(join(keys(), "people-2.tree"))).not.toEqual(tree);
      expect(await openedBy(await openToken(second))).toEqual(FILES);
      const { trees } = await openKeyring({ directory: keys(), create: false, token: second });
      expect((await trees.list()).at(-1)?.forgotten).toHaveLength(1);
      expect(await nameOf(house)).toBe("Lebreton");
      const { folder } = await exportKeys(keys(), await aFolder(), new Date(), second);
      await openExportedKeys(folder, second);
      await house.close();
    },
  );

  story("by that of another token, under the same identifier", async () => {
    const other = token.another(`second-${randomBytes(3).toString("hex")}`);
    const { status, stderr } = keysToToken(["--former-token", former.token], settingsOf(other.settings));
    expect([status, stderr]).toEqual([0, ""]);
    expect(await openedBy(await openToken(other.settings))).toEqual(FILES);
    expect(await openedBy(await openToken(former))).toEqual([]);
  });

  story("stopped after any of the files, it goes on; started meanwhile, it is refused in words", async () => {
    const [one, two] = [await openToken(former), await openToken(next)];
    const untouched = await contents();
    for (let done = 0; done <= FILES.length; done += 1) {
      for (const [at, name] of FILES.entries()) {
        const file = untouched[at] ?? Buffer.alloc(0);
        const sealed = at < done ? two.close(name, one.open(name, file)) : file;
        await writeFile(join(keys(), name), sealed, { mode: 0o600 });
      }
      // Written, and not yet in its place.
      const aside = join(keys(), `.vault.key.${randomBytes(6).toString("hex")}`);
      await writeFile(aside, two.close("vault.key", Buffer.alloc(32)), { mode: 0o600 });
      if (done < FILES.length)
        await expect(openEverything(next)).rejects.toThrow(/finissez script\/keys-to-token/);
      if (done > 0) await expect(openEverything(former)).rejects.toThrow(/finissez script\/keys-to-token/);
      expect(await sealKeyFiles(keys(), two, async () => one)).toEqual(FILES.slice(done));
      expect(await openedBy(two)).toEqual(FILES);
      expect((await readdir(keys())).sort()).toEqual(FILES);
      for (const [at, name] of FILES.entries())
        expect(two.open(name, await readFile(join(keys(), name)))).toEqual(
          one.open(name, untouched[at] ?? Buffer.alloc(0)),
        );
    }
  });

  story("killed by the machine while it writes, then run again", async () => {
    const [one, two] = [await openToken(former), await openToken(next)];
    await killedAtItsFirstFile();
    const each = [...(await openedBy(one)), ...(await openedBy(two))].sort();
    expect(each).toEqual(FILES);
    // Its lock is that of somebody who may still be there, for a minute.
    await writeFile(join(keys(), ".trees.lock"), "");
    const early = keysToToken(FORMER);
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining("relancez dans une minute")]);
    await utimes(join(keys(), ".trees.lock"), 0, 0);
    expect(keysToToken(FORMER).status).toBe(0);
    expect(await openedBy(two)).toEqual(FILES);
    expect((await readdir(keys())).sort()).toEqual(FILES);
  });

  story("a server started meanwhile is told at the end; stopped, the same command goes on", async () => {
    // The former PIN comes by a pipe: the command waits for it, after it counted.
    const pipe = join(await aFolder(), "pin");
    spawnSync("mkfifo", ["-m", "600", pipe]);
    const args = [script, ...FORMER, "--former-pin-file", pipe];
    const command = spawn(process.execPath, args, { env: settingsOf(next) });
    const [ended, said] = [once(command, "close"), text(command.stderr)];
    const pin = await open(pipe, "w");
    const server = new Client({ connectionString: database.appUrl });
    await server.connect();
    await pin.writeFile(await readFile(former.pinFile));
    await pin.close();
    expect([await ended, await said]).toEqual([[1, null], expect.stringMatching(/a été démarrée pendant/)]);
    await server.end();
    expect(await openedBy(await openToken(next))).toEqual(FILES);
    expect(keysToToken(FORMER).stdout).toMatch(/Tout était déjà scellé/);
  });
});

describe("it is refused in words, and nothing is written", () => {
  const wrongs: readonly (readonly [
    string,
    (aside: string) => Promise<readonly [args: readonly string[], settings?: Partial<TokenSettings>]>,
    RegExp,
  ])[] = [
    [
      "the PIN of the former token is wrong",
      async (aside) => {
        await writeFile(join(aside, "pin"), "111111", { mode: 0o600 });
        return [[...FORMER, "--former-pin-file", join(aside, "pin")]];
      },
      /dans --former-pin-file, est faux/,
    ],
    [
      "the PIN of the settings is wrong",
      async (aside) => {
        await writeFile(join(aside, "pin"), "111111", { mode: 0o600 });
        return [FORMER, { pinFile: join(aside, "pin") }];
      },
      /dans PKCS11_PIN_FILE, est faux/,
    ],
    [
      "the former key is not in the token",
      async () => [["--former-key", "7f"]],
      /la clé de --former-key n’y est pas/,
    ],
    [
      "the new key is not in the token",
      async () => [FORMER, { key: "7f" }],
      /la clé de PKCS11_KEY n’y est pas/,
    ],
    [
      "the former token is not there",
      async () => [["--former-token", "absent"]],
      /le jeton de --former-token n’est pas là/,
    ],
    ["both are the same key", async () => [FORMER, { key: "01" }], /sont la même/],
    [
      "without the former key's name",
      async () => [[]],
      /scellé par une autre clé que celle des réglages.*--former-key/s,
    ],
    [
      "a file opens by neither",
      async () => {
        const path = join(keys(), "signing.key");
        const file = await readFile(path);
        file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
        await writeFile(path, file);
        return [FORMER];
      },
      /signing\.key ne s’ouvre ni par la nouvelle clé ni par l’ancienne/,
    ],
    [
      "a file passes for another",
      async () => {
        await cp(join(keys(), "openid.key"), join(keys(), "vault.key"));
        return [FORMER];
      },
      /vault\.key ne s’ouvre ni/,
    ],
  ];
  for (const [name, wrong, words] of wrongs)
    story(name, async () => {
      const [args, settings = {}] = await wrong(await aFolder());
      const untouched = await contents();
      const { status, stdout, stderr } = keysToToken(args, settingsOf({ ...next, ...settings }));
      expect(stderr).toMatch(words);
      expect([status, stdout]).toEqual([1, ""]);
      expect(await contents()).toEqual(untouched);
    });

  story("a file that nothing seals, put among them, is not sealed as if it were ours", async () => {
    await writeFile(join(keys(), "signing.key"), randomBytes(32), { mode: 0o600 });
    const untouched = await contents();
    expect(keysToToken(FORMER).stderr).toMatch(/signing\.key n’est scellé par aucun jeton/);
    expect(await contents()).toEqual(untouched);
  });

  story("two names of one key, as the double of a token has", async () => {
    const one = await openToken(former);
    const untouched = await contents();
    // No file opens by it, and it is the former one: what a vendor's double is, under a folder of another key.
    const two = await openToken(next);
    await expect(sealKeyFiles(keys(), two, async () => two)).rejects.toThrow(/sont la même/);
    expect(await sealKeyFiles(keys(), one, async () => one)).toEqual([]);
    expect(await contents()).toEqual(untouched);
  });

  story("while the platform runs, on a database of its own or on the private one", async () => {
    const untouched = await contents();
    const house = await testRuntime([], { database: kept(), directory, token: former });
    const running = keysToToken(FORMER);
    expect([running.status, running.stderr]).toEqual([
      1,
      expect.stringMatching(/La plateforme fonctionne encore \(\d+ connexions/),
    ]);
    const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...alone } = settingsOf(next);
    await mkdir(join(directory, "postgres"));
    const release = await reserveDirectory(await realpath(join(directory, "postgres")));
    expect(keysToToken(FORMER, alone).stderr).toMatch(/La plateforme fonctionne encore :/);
    await release?.();
    const down = { ...settingsOf(next), DATABASE_OWNER_URL: "postgres://nobody@127.0.0.1:9/none" };
    expect(keysToToken(FORMER, down).stderr).toMatch(/DATABASE_OWNER_URL ne répond pas/);
    expect(await contents()).toEqual(untouched);
    expect(keysToToken(FORMER, alone).status).toBe(0);
    await house.close();
  });

  story(
    "an option that does not exist, an identifier that is none; --help explains in both languages, without a setting",
    async () => {
      for (const args of [["--former"], ["--former-key"], ["extra"], ["--former-key", "n° 1"]]) {
        const { status, stdout, stderr } = keysToToken(args, {});
        expect([status, stdout]).toEqual([2, ""]);
        expect(stderr).toMatch(/--help explique|hexadécimal attendu/);
      }
      const help = keysToToken(["--help"], {});
      expect([help.status, help.stderr]).toEqual([0, ""]);
      expect(help.stdout).toMatch(/la\s+plateforme arrêtée.*on a stopped\s+platform.*ceremonie-des-cles/s);
      expect(keysToToken(FORMER, { PATH: "/usr/bin" }).stderr).toMatch(/Réglez PKCS11_MODULE/);
    },
  );
});

async function wrappedKeys(): Promise<readonly object[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<object>("select * from person_key order by person_id");
  await client.end();
  return rows;
}

async function nameOf(house: Awaited<ReturnType<typeof testRuntime>>): Promise<unknown> {
  const system = house.system(caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, anne, ["family_name"]));
  return pair?.validated?.value;
}

/** As a start does: the root keys, then the trees. */
async function openEverything(settings: TokenSettings): Promise<void> {
  const { trees } = await openKeyring({ directory: keys(), create: false, token: settings });
  await trees.list();
}

async function killedAtItsFirstFile(): Promise<void> {
  const stop = new AbortController();
  const changes = watch(keys(), { signal: stop.signal });
  const running = spawn(process.execPath, [script, ...FORMER], { env: settingsOf(next), stdio: "ignore" });
  const ended = once(running, "exit");
  for await (const { filename } of changes) if (filename?.startsWith("openid")) break;
  running.kill("SIGKILL");
  await ended;
  stop.abort();
}
