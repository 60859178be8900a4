import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aToken, type TestToken, withoutToken } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions, createPlatform } from "../../../app.ts";
import { updatePeopleTrees } from "../../../composition/update-people-trees.ts";
import { readConfig } from "../../../config.ts";
import { listElements } from "../../../features/identity/identity/index.ts";
import { erasePersonKey, findPersonKeys } from "../../../features/trust/keys/index.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { StartRefused } from "../../start-refused.ts";
import { openKeyring } from "../keyring.ts";
import { openToken } from "./open-token.ts";
import { sealKeyFiles } from "./seal-files.ts";
import { parseTokenRefusal } from "./token-refused.ts";
import type { TokenSettings } from "./token-settings.ts";

/** Against a real token; where there is none, the name of the story says why it is left out. */
const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutToken)(withoutToken ? `${name} (left out: ${withoutToken})` : name, tell);

const keeping = { contributions, backupDays: 35 };

let token: TestToken;
let house: TestRuntime;
let caen: AuthorityId;
let anne: PersonId;
const folders: string[] = [];

beforeAll(async () => {
  if (withoutToken) return;
  token = await aToken();
  house = await testRuntime([], { token: token.settings });
  caen = (await aTown(house, { slug: "caen" })).id;
  anne = (await aPerson(house, caen, { validated: { family_name: "Lebreton" } })).personId;
});
afterAll(async () => {
  await house?.close();
  await token?.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const nameOf = async (where: TestRuntime, personId: PersonId) => {
  const system = where.system(caen);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, ["family_name"]));
  return pair?.validated?.value;
};

/** Another machine with a copy of the folder of keys. */
async function aCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-copy-"));
  folders.push(folder);
  await cp(join(house.directory, "keys"), join(folder, "keys"), { recursive: true });
  return folder;
}

const sameDatabase = () => ({ appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} });

describe("key files sealed by a token", () => {
  story("people's data is sealed and opened; the platform stops, starts again, and reads it", async () => {
    expect(await nameOf(house, anne)).toBe("Lebreton");
    const directory = (await aCopy()).toString();
    const again = await testRuntime([], { database: sameDatabase(), directory, token: token.settings });
    expect(await nameOf(again, anne)).toBe("Lebreton");
    await again.close();
  });

  story("without the token, a copied folder of keys and a dump open nothing", async () => {
    const directory = join(await aCopy(), "keys");
    await expect(openKeyring({ directory, create: false })).rejects.toThrow(/scellé par un jeton/);
    for (const name of (await readdir(directory)).filter((file) => /\.(key|tree)$/.test(file)))
      expect((await readFile(join(directory, name))).subarray(0, 16).toString(), name).toBe(
        "ardeco sealed 1\n",
      );
    const other = await aToken();
    await expect(openKeyring({ directory, create: false, token: other.settings })).rejects.toThrow(
      /n’a pas été scellé par cette clé du jeton/,
    );
    await other.close();
  });

  story("the key never leaves the token: it shows no value, and is marked so since it was made", async () => {
    expect(() => token.ask("--read-object", "--type", "secrkey", "--label", "ardeco")).toThrow(
      /CKR_ATTRIBUTE_SENSITIVE/,
    );
    expect(token.ask("--list-objects")).toMatch(/sensitive, always sensitive, never extractable, local/);
  });

  story("no file passes for another", async () => {
    const directory = join(await aCopy(), "keys");
    await cp(join(directory, "openid.key"), join(directory, "vault.key"));
    await expect(openKeyring({ directory, create: false, token: token.settings })).rejects.toThrow(
      /vault\.key/,
    );
  });

  story("somebody erased is forgotten in the sealed tree too", async () => {
    const gone = await aPerson(house, caen, { declared: { family_name: "Partie" } });
    const copy = await aCopy();
    const system = house.system(caen);
    await system.transaction((tx) => erasePersonKey(tx, system, gone.personId));
    await updatePeopleTrees(house.runtime, keeping);
    const treesOf = async (directory: string) => {
      const { trees } = await openKeyring({ directory, create: false, token: token.settings });
      return (await trees.list())[0]?.forgotten.length;
    };
    expect(await treesOf(join(copy, "keys"))).toBe(0);
    expect(await treesOf(join(house.directory, "keys"))).toBe(1);
    const keys = await system.transaction((tx) => findPersonKeys(tx, system, [gone.personId, anne]));
    expect([...keys.keys()]).toEqual([anne]);
  });
});

describe("from files to a token", () => {
  story(
    "keys are sealed where they are, resumed when stopped; nothing in the database is written again",
    async () => {
      const before = await testRuntime();
      const town = (await aTown(before, { slug: "ifs" })).id;
      const jean = await aPerson(before, town, { validated: { family_name: "Martin" } });
      const rows = () => before.sqlAs("owner", "select * from person_key order by person_id");
      const written = await rows();
      const directory = join(before.directory, "keys");
      const casing = await openToken(token.settings);
      // Stopped after the first file.
      const vault = await readFile(join(directory, "vault.key"));
      await writeFile(join(directory, "vault.key"), casing.close("vault.key", vault), { mode: 0o600 });
      await expect(openKeyring({ directory, create: false })).rejects.toThrow(/scellé par un jeton/);
      await expect(openKeyring({ directory, create: false, token: token.settings })).rejects.toThrow(
        /script\/keys-to-token/,
      );
      expect(await sealKeyFiles(directory, casing)).toEqual([
        "openid.key",
        "people-1.tree",
        "sectors.key",
        "signing.key",
      ]);
      expect(await sealKeyFiles(directory, casing)).toEqual([]);
      const after = await testRuntime([], {
        database: { appUrl: before.appUrl, ownerUrl: before.ownerUrl, close: async () => {} },
        directory: before.directory,
        token: token.settings,
      });
      const system = after.system(town);
      const [pair] = await system.transaction((tx) =>
        listElements(tx, system, jean.personId, ["family_name"]),
      );
      expect(pair?.validated?.value).toBe("Martin");
      expect(await rows()).toEqual(written);
      await after.runtime.database.close();
      await before.close();
    },
  );
});

/** What the operator writes, for a platform whose keys are to be opened by these settings. */
function environmentWith(settings: Partial<TokenSettings>): Record<string, string> {
  const { environment, module, token: label, key, pinFile } = { ...token.settings, ...settings };
  return {
    ...environment,
    ARDECO_MODE: "development",
    DATABASE_URL: house.appUrl,
    DATABASE_OWNER_URL: house.ownerUrl,
    DATA_DIR: house.directory,
    LOG_LEVEL: "silent",
    PORT: "1",
    PKCS11_MODULE: module,
    PKCS11_TOKEN: label,
    PKCS11_PIN_FILE: pinFile,
    PKCS11_KEY: key,
  };
}

/** Why such a platform does not start. */
const refusal = (settings: Partial<TokenSettings>): Promise<unknown> =>
  createPlatform(readConfig(environmentWith(settings)), () => {}).then(
    ({ stop }) => stop(),
    (error: unknown) => error,
  );

/** script/start, as the operator runs it: what it says, and how it ends. */
function start(settings: Partial<TokenSettings>) {
  const script = fileURLToPath(new URL("../../../../dist/main.js", import.meta.url));
  const options = { env: environmentWith(settings), encoding: "utf8", timeout: 120_000 } as const;
  const { status, stderr } = spawnSync(process.execPath, [script], options);
  return { status, stderr };
}

describe("a start is refused in plain words, without a stack, and without a PIN", () => {
  const wrongs: readonly (readonly [string, () => Promise<Partial<TokenSettings>>, RegExp])[] = [
    ["the token is absent", async () => ({ token: "absent" }), /n’est pas là : branchez-le/],
    ["its library is absent", async () => ({ module: "/nowhere.so" }), /ne se charge pas/],
    ["its key is missing", async () => ({ key: "02" }), /la clé de PKCS11_KEY n’y est pas/],
    [
      "the PIN is wrong",
      async () => ({ pinFile: await aPinFile("111111") }),
      /est faux\. Corrigez-le avant de redémarrer/,
    ],
    [
      "its PIN file is read by others",
      async () => ({ pinFile: await aPinFile("846213", 0o644) }),
      /chmod 600/,
    ],
    ["its PIN file is missing", async () => ({ pinFile: "/nowhere/pin" }), /ne se lit pas/],
    [
      "pkcs11-tool is missing",
      async () => ({ environment: { ...token.settings.environment, PATH: "/nowhere" } }),
      /apt-get install opensc/,
    ],
  ];
  for (const [name, wrong, words] of wrongs)
    story(name, async () => {
      const refused = await refusal(await wrong());
      // Of these, script/start prints the message alone.
      expect(refused).toBeInstanceOf(StartRefused);
      const { message } = refused as StartRefused;
      expect(message).toMatch(words);
      expect(message).not.toMatch(/^\s+at |846213|111111/m);
    });

  story(
    "a wrong PIN ends with the status that keeps systemd from trying again until the token locks",
    async () => {
      const { status, stderr } = start({ pinFile: await aPinFile("111111") });
      expect(status).toBe(78);
      expect(stderr).toMatch(/est faux\. Corrigez-le avant de redémarrer/);
      expect(stderr).not.toMatch(/^\s+at |846213|111111/m);
      expect(
        await readFile(new URL("../../../../../../deploy/ardeco.service", import.meta.url), "utf8"),
      ).toContain("RestartPreventExitStatus=78");
    },
  );

  test("a locked PIN, which SoftHSM never does, and an unknown answer: its code, and nothing else of it", () => {
    expect(parseTokenRefusal("error: C_Login failed: rv = CKR_PIN_LOCKED (0xa4)").message).toMatch(/SO-PIN/);
    const { message } = parseTokenRefusal("for Martin: rv = CKR_DEVICE_ERROR (0x30)");
    expect(message).toMatch(/CKR_DEVICE_ERROR/);
    expect(message).not.toMatch(/Martin/);
  });
});

async function aPinFile(pin: string, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-pin-"));
  folders.push(folder);
  await writeFile(join(folder, "pin"), pin, { mode });
  return join(folder, "pin");
}
