import { readFile, stat } from "node:fs/promises";
import type { JSONWebKeySet } from "jose";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { openReader } from "../app.ts";
import { pcscReaders } from "../cards/card-readers.ts";
import { ConfigError, type Installed } from "../config.ts";
import { aloneIn } from "../disk/alone.ts";
import { Folder } from "../disk/folder.ts";
import { openTokenElement } from "../element/token-element.ts";
import { type Installation, install, readInstallation } from "../platform/installation.ts";
import { makeCards } from "../platform/make-cards.ts";
import { openedThrough } from "../platform/opened-cards.ts";
import { creditThrough } from "../platform/remote-credit.ts";
import { visit } from "../platform/visit.ts";

const EVERY_MS = 5 * 60_000;
/** After a debit: others of the same minute go along. */
const SOON_MS = 2_000;
const Keys = Type.Object({
  keys: Type.Array(Type.Object({ kty: Type.String() }, { additionalProperties: true }), { minItems: 1 }),
});

/**
 * With a token and a platform: rights are those that the platform signed, journal and health go to it every
 * five minutes, the journal soon after a debit.
 */
export async function startInstalled(config: Installed, report: (error: unknown) => void) {
  // Before a code is exchanged: a second program would spend it, and write over what the first one is.
  const letGo = await aloneIn(config.folder);
  try {
    return await startAlone(config, letGo, report);
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function startAlone(config: Installed, letGo: () => Promise<void>, report: (error: unknown) => void) {
  const element = await openTokenElement({ ...config.token, pin: await readPin(config.token.pinFile) });
  const folder = await Folder.open(config.folder, element.sealingKey);
  const installation = await installationOf(config, folder);
  const reader = await openReader({
    reader: installation.equipment,
    folder: config.folder,
    letGo,
    port: config.port,
    readers: pcscReaders,
    element,
    platformKeys: installation.keys,
    remoteCredit: creditThrough(installation),
    openedCards: openedThrough(installation),
    report,
  });
  const { house, configuration } = reader;
  const leaveCards = makeCards({ house, installation, report });
  if (installation.revoked) house.rights.revoke();
  let isThere = false;
  const goThere = async (only?: "journal") => {
    // A long journal on a slow line takes more than the time between two visits.
    if (house.rights.isRevoked || isThere) return;
    isThere = true;
    try {
      const failed = await visit({ house, folder, configuration, installation }, only);
      for (const error of failed.values()) report(error);
    } finally {
      isThere = false;
    }
  };
  await goThere();
  const timer = setInterval(() => void goThere().catch(report), EVERY_MS);
  let soon: NodeJS.Timeout | undefined;
  house.journal.listen(() => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void goThere("journal").catch(report);
    }, SOON_MS);
  });
  const close = async () => {
    leaveCards();
    clearInterval(timer);
    clearTimeout(soon);
    await reader.close();
  };
  return { reader, toggleCard: () => {}, said: `Plateforme : ${installation.base}`, close };
}

async function installationOf({ install: asked }: Installed, folder: Folder): Promise<Installation> {
  if (asked === null) {
    const known = await readInstallation(folder);
    if (known) return known;
    throw new ConfigError("Ce lecteur n’est pas installé : reader --platform … --code … --platform-keys …");
  }
  return install(folder, { base: asked.base, code: asked.code, keys: await readKeys(asked.keysFile) });
}

async function readKeys(path: string): Promise<JSONWebKeySet> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    const keys: unknown = JSON.parse(text);
    if (Value.Check(Keys, keys)) return keys;
  } catch {
    // Said below.
  }
  throw new ConfigError(`--platform-keys ${path} : des clés publiques sont attendues (JWKS).`);
}

async function readPin(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new ConfigError(`PKCS11_PIN_FILE (${path}) ne se lit pas.`);
  // Windows says nothing here of who reads a file.
  if (process.platform !== "win32" && (facts.mode & 0o077) !== 0)
    throw new ConfigError(`PKCS11_PIN_FILE (${path}) est lisible par d’autres : chmod 600.`);
  return (await readFile(path, "utf8")).trim();
}
