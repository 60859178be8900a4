import type { Config } from "../config.ts";
import { reserveStoppedCluster, resolveClusterDirectory } from "../infra/cluster/cluster.ts";
import { countSessions } from "../infra/database/count-sessions.ts";
import { openToken } from "../infra/keyring/token/open-token.ts";
import { buildSameKeyRefusal, sealKeyFiles } from "../infra/keyring/token/seal-files.ts";
import type { TokenNames } from "../infra/keyring/token/token-refused.ts";
import type { TokenSettings } from "../infra/keyring/token/token-settings.ts";
import { StartRefused } from "../infra/start-refused.ts";

/** The key that seals the files until now: in the token of the settings, or in another. */
export interface FormerKey {
  readonly key?: string | undefined;
  readonly token?: string | undefined;
  readonly pinFile?: string | undefined;
  readonly module?: string | undefined;
}

const optionNames: TokenNames = {
  module: "--former-module",
  token: "--former-token",
  key: "--former-key",
  pinFile: "--former-pin-file",
};

/**
 * Seals the key files by the token of the settings.
 * @param former what seals them until now; null: nothing
 * @returns the names of those sealed now. Throws StartRefused, in words, while the platform runs, or when
 *   it was started meanwhile.
 */
export async function sealKeysByToken(config: Config, former: FormerKey | null): Promise<readonly string[]> {
  const { directory, token } = config.keys;
  if (!token) throw new StartRefused("Réglez PKCS11_MODULE, PKCS11_TOKEN et PKCS11_PIN_FILE.");
  return runWhileStopped(config, async () => {
    if (!former) return sealKeyFiles(directory, await openToken(token));
    const before: TokenSettings = {
      ...token,
      module: former.module ?? token.module,
      token: former.token ?? token.token,
      key: former.key ?? token.key,
      pinFile: former.pinFile ?? token.pinFile,
    };
    if (isSameToken(before, token)) throw buildSameKeyRefusal();
    return sealKeyFiles(directory, await openToken(token), () => openToken(before, toTokenNames(former)));
  });
}

/** Where nothing else is given, the settings were not changed: said before any file is looked at. */
const isSameToken = (one: TokenSettings, other: TokenSettings): boolean =>
  one.module === other.module &&
  one.token === other.token &&
  one.key.toLowerCase() === other.key.toLowerCase();

/** As the operator wrote it: an option, or a setting that serves both keys. */
const toTokenNames = (former: FormerKey): TokenNames => ({
  module: former.module === undefined ? "PKCS11_MODULE" : optionNames.module,
  token: former.token === undefined ? "PKCS11_TOKEN" : optionNames.token,
  key: former.key === undefined ? "PKCS11_KEY" : optionNames.key,
  pinFile: former.pinFile === undefined ? "PKCS11_PIN_FILE" : optionNames.pinFile,
});

/**
 * A server that runs would go on writing trees under the key that it opened when it started. The private
 * database is held stopped; of another one, sessions are counted before and after: nothing keeps a server
 * from being started in between.
 */
async function runWhileStopped<T>({ database, dataDirectory }: Config, work: () => Promise<T>): Promise<T> {
  if (database) {
    const before = await countOrRefuse(database, "rien n’a été écrit");
    if (before > 0) throw buildRunningRefusal(before);
    const done = await work();
    const after = await countOrRefuse(database, "les clés sont scellées : relancez pour le vérifier");
    if (after > 0) throw buildStartedRefusal(after);
    return done;
  }
  const release = await reserveStoppedCluster(resolveClusterDirectory(dataDirectory));
  if (!release) throw buildRunningRefusal();
  try {
    return await work();
  } finally {
    await release();
  }
}

const countOrRefuse = (database: NonNullable<Config["database"]>, written: string): Promise<number> =>
  countSessions(database).catch(() => {
    throw new StartRefused(
      "La base de DATABASE_OWNER_URL ne répond pas : rien " +
        `ne dit que la plateforme est arrêtée, et ${written}. ` +
        "The database does not answer: nothing says that the platform is stopped.",
    );
  });

/** It may hold the former key, and write under it what the next start would not open. */
const buildStartedRefusal = (sessions: number): StartRefused =>
  new StartRefused(
    "La plateforme a été démarrée pendant que les clés étaient " +
      `scellées (${sessions} connexions de son rôle à la base) : ` +
      "arrêtez-la, sur chaque serveur, puis relancez la même commande, avant de détruire l’ancienne clé. " +
      "The platform was started meanwhile: stop it on every server, then run the same command again.",
  );

const buildRunningRefusal = (sessions?: number): StartRefused =>
  new StartRefused(
    "La plateforme fonctionne " +
      `encore${sessions === undefined ? "" : ` (${sessions} connexions de son rôle à la base)`} : ` +
      "arrêtez-la, sur chaque serveur, puis recommencez. Rien n’a " +
      "été écrit. The platform still runs: stop it on every server.",
  );
