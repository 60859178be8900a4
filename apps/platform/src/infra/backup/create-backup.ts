import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Keyring } from "../../kernel/ports.ts";
import { writeDirectoryEntries } from "../blobs/write-directory-entries.ts";
import { openConnection } from "../database/database-client.ts";
import { SEAL, writeChecksums } from "./checksums.ts";
import { saveFileCopies } from "./copy-files.ts";
import { exportDatabase } from "./export-database.ts";
import { computeBackupSeal, computeFingerprints, formatVaultName } from "./fingerprints.ts";
import { BACKUP_FORMAT, type BackupManifest, type Fingerprints } from "./manifest.ts";
import { ensureRealFolder, formatStamp } from "./places.ts";
import { recordBackup } from "./record-backup.ts";
import { BackupRefused } from "./refused.ts";

export interface BackupSource {
  readonly ownerUrl: string;
  /** Sealed files: the documents deposited. */
  readonly blobs: string;
  readonly keyring: Keyring;
}

export interface TakenBackup {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/** The clock of the database and that of the files may be those of two machines. */
const CLOCKS_APART_MS = 60_000;

/**
 * Rows and sealed files as of now, in a new folder of `destination`; the keys are not in it. It takes its
 * name when it is whole: one cut short is named `.partial`.
 */
export async function createBackup(
  source: BackupSource,
  destination: string,
  now: Date,
): Promise<TakenBackup> {
  const folder = join(await ensureRealFolder(destination), `ardeco-${formatStamp(now)}`);
  const partial = await ensureRealFolder(`${folder}.partial`);
  const client = await openConnection(source.ownerUrl);
  try {
    const database = await exportDatabase(client, partial);
    const keys = computeFingerprints(source.keyring);
    requireKnownRoots(keys, database.roots ?? []);
    const before = new Date(now.getTime() + CLOCKS_APART_MS);
    const files = await saveFileCopies(source.blobs, join(partial, "blobs"), { before });
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      kind: "ardeco-backup",
      takenAt: now.toISOString(),
      database,
      files,
      keys,
    };
    await writeBackupFile(partial, "manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
    await writeBackupFile(
      partial,
      SEAL,
      `${computeBackupSeal(source.keyring, await writeChecksums(partial))}\n`,
    );
    await rename(partial, folder);
    await writeDirectoryEntries(destination);
    await recordBackup(client, manifest);
    return { folder, manifest };
  } finally {
    await client.end();
  }
}

/** Its manifest would not say which keys go with it. */
function requireKnownRoots(keys: Fingerprints, roots: readonly number[]): void {
  const missing = roots.map(formatVaultName).filter((name) => !keys[name]);
  if (missing.length === 0) return;
  const files = missing.map((name) => `${name}.key`).join(", ");
  throw new BackupRefused(
    `La base compte sur ${files}, qui n’est pas dans KEYS_DIR : ` +
      "copiez-le depuis un autre serveur, ou depuis un export.",
  );
}

async function writeBackupFile(folder: string, name: string, content: string): Promise<void> {
  await writeFile(join(folder, name), content, { mode: 0o600, flush: true });
}
