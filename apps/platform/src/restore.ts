// For script/restore: `node restore.js --from <backup> (--keys <export> | --without-keys)`, with the settings
// of the platform to fill.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { printLine, runCommand } from "./command.ts";
import { requireOwner } from "./composition/open-database.ts";
import { type Config, readConfig } from "./config.ts";
import {
  type CheckedBackup,
  checkBackup,
  importBackup,
  importKeys,
  openExportedKeys,
} from "./infra/backup/import-backup.ts";
import { BackupRefused } from "./infra/backup/refused.ts";
import { resolveBlobsDirectory } from "./infra/blobs/blobs.ts";
import { resolveClusterDirectory, startCluster } from "./infra/cluster/cluster.ts";
import { writeDirectoryMark } from "./infra/files/require-data-directory.ts";

const usage =
  "Usage : script/restore --from <sauvegarde> --keys <export des clés>\n" +
  "        script/restore --from <sauvegarde> --without-keys " +
  "  les clés sont déjà en place, ou rien ne s’ouvrira";

await runCommand("Rien n’est restauré, ou pas tout : repartez d’une base vide.", async () => {
  const { from, keys } = readArguments();
  const config = readConfig();
  const backup = await checkBackup(
    from,
    keys === null ? null : await openExportedKeys(keys, config.keys.token),
  );
  await loadRestoredData(config, backup);
  await writeDirectoryMark(config.dataDirectory);
  if (keys !== null) await importKeys(keys, config.keys.directory, config.keys.token);
  const { takenAt, database, files } = backup.manifest;
  printLine(`Restauré : la plateforme telle qu’elle était le ${takenAt} (${files.count} documents).`);
  const version = database.migrations.at(-1);
  printLine(
    `Base laissée ${version ? `à la version ${version}` : "au schéma de départ"} : ` +
      "le prochain démarrage la met à jour.",
  );
});

function readArguments(): { from: string; keys: string | null } {
  try {
    const { values } = parseArgs({
      options: { from: { type: "string" }, keys: { type: "string" }, "without-keys": { type: "boolean" } },
    });
    const { from, keys, "without-keys": without } = values;
    if (from && Boolean(keys) !== Boolean(without))
      return { from: resolve(from), keys: keys ? resolve(keys) : null };
  } catch {
    // An option that does not exist: the usage says those that do.
  }
  throw new BackupRefused(usage);
}

async function loadRestoredData(config: Config, backup: CheckedBackup): Promise<void> {
  const blobs = resolveBlobsDirectory(config.dataDirectory);
  if (config.database)
    return importBackup(backup, { ownerUrl: requireOwner(config.database.ownerUrl), blobs });
  const directory = resolveClusterDirectory(config.dataDirectory);
  const cluster = await startCluster({ directory, log: () => {} });
  try {
    await importBackup(backup, { ownerUrl: cluster.ownerUrl, blobs });
  } finally {
    await cluster.stop();
  }
}
