// For script/backup: `node backup.js --to <folder> [--keys-to <folder>]`, with the settings of the platform.
import { parseArgs } from "node:util";
import { openOwnerDatabase, printLine, runCommand } from "./command.ts";
import { type Config, readConfig } from "./config.ts";
import { createBackup } from "./infra/backup/create-backup.ts";
import { exportKeys } from "./infra/backup/export-keys.ts";
import { ensureRealFolder, type Place, requireSeparatePlaces } from "./infra/backup/places.ts";
import { BackupRefused } from "./infra/backup/refused.ts";
import { resolveBlobsDirectory } from "./infra/blobs/blobs.ts";
import { openKeyring } from "./infra/keyring/keyring.ts";
import { systemClock } from "./kernel/clock.ts";

const usage =
  "Usage : script/backup --to <dossier des données> [--keys-to <dossier des clés, ailleurs>]\n" +
  "        script/backup --keys-to <dossier des clés>     pour les clés seules";

await runCommand("La sauvegarde n’est pas faite.", async () => {
  const { to, keysTo } = readArguments();
  const config = readConfig();
  const [data, keys] = [await resolvePlace("La sauvegarde", to), await resolvePlace("les clés", keysTo)];
  requireApartPlaces(config, data, keys);
  if (data) await runBackup(config, data.folder);
  if (keys) {
    const exported = await exportKeys(
      config.keys.directory,
      keys.folder,
      systemClock.now(),
      config.keys.token,
    );
    printLine(`Clés exportées dans ${exported.folder} : gardez-les loin de toute sauvegarde des données.`);
  }
});

function readArguments(): { to?: string | undefined; keysTo?: string | undefined } {
  try {
    const { values } = parseArgs({ options: { to: { type: "string" }, "keys-to": { type: "string" } } });
    const { to, "keys-to": keysTo } = values;
    if (to || keysTo) return { to, keysTo };
  } catch {
    // An option that does not exist: the usage says those that do.
  }
  throw new BackupRefused(usage);
}

async function resolvePlace(what: string, folder: string | undefined): Promise<Place | undefined> {
  return folder === undefined ? undefined : { what, folder: await ensureRealFolder(folder) };
}

/** One theft, one broken disk or one --fresh must never take both halves, nor the copy with the original. */
function requireApartPlaces(config: Config, data: Place | undefined, keys: Place | undefined): void {
  const live = { what: "les données en service", folder: config.dataDirectory };
  const liveKeys = { what: "les clés en service", folder: config.keys.directory };
  if (data && keys) requireSeparatePlaces(data, keys);
  for (const place of [data, keys]) {
    if (!place) continue;
    requireSeparatePlaces(place, live);
    requireSeparatePlaces(place, liveKeys);
  }
}

async function runBackup(config: Config, destination: string): Promise<void> {
  const keyring = await openKeyring({ ...config.keys, create: false });
  const { ownerUrl, stop } = await openOwnerDatabase(config);
  try {
    const source = { ownerUrl, blobs: resolveBlobsDirectory(config.dataDirectory), keyring };
    const { folder, manifest } = await createBackup(source, destination, systemClock.now());
    const rows = manifest.database.tables.reduce((sum, table) => sum + table.rows, 0);
    printLine(
      `Sauvegarde faite dans ${folder} : ${rows} lignes, ${manifest.files.count} documents, sans les clés.`,
    );
  } finally {
    await stop();
  }
}
