import { timingSafeEqual } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Static, TSchema } from "typebox";
import type { Keyring } from "../../kernel/ports.ts";
import { requireKnownSchema } from "../database/require-known-schema.ts";
import { readJsonFile } from "../files/read-json-file.ts";
import { openKeyring } from "../keyring/keyring.ts";
import type { TokenSettings } from "../keyring/token/token-settings.ts";
import { CHECKSUMS, checkChecksums, SEAL } from "./checksums.ts";
import { saveFileCopies } from "./copy-files.ts";
import { computeBackupSeal, computeFingerprints, listForeignRoots } from "./fingerprints.ts";
import { loadDatabase } from "./load-database.ts";
import { BackupManifest, KeyManifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";

export interface RestoreTarget {
  readonly ownerUrl: string;
  readonly blobs: string;
}

export interface CheckedBackup {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/**
 * Reads and checks everything before anything is written.
 * @param keyring null: values will stay sealed
 */
export async function checkBackup(folder: string, keyring: Keyring | null): Promise<CheckedBackup> {
  const checksums = await checkChecksums(folder);
  const manifest = await readManifest(BackupManifest, folder);
  const { baseline = null, migrations } = manifest.database;
  await requireKnownSchema({ baseline, migrations });
  if (keyring) await requireOwnBackup(folder, { keyring, manifest, checksums });
  return { folder, manifest };
}

async function requireOwnBackup(
  folder: string,
  { keyring, manifest, checksums }: { keyring: Keyring; manifest: BackupManifest; checksums: string },
): Promise<void> {
  const other = listForeignRoots(computeFingerprints(keyring), manifest.keys, manifest.database.roots);
  if (other.length > 0)
    throw new BackupRefused(`Ces clés ne sont pas celles de la sauvegarde : ${other.join(", ")}.`);
  const written = (await readFile(join(folder, SEAL), "utf8").catch(() => "")).trim();
  const sealed = computeBackupSeal(keyring, checksums);
  if (written.length !== sealed.length || !timingSafeEqual(Buffer.from(written), Buffer.from(sealed)))
    throw new BackupRefused(
      `${CHECKSUMS} n’a pas été écrit par cette plateforme : la sauvegarde a été refaite.`,
    );
}

/** Into an empty database and an empty folder of files: what is there is never replaced. */
export async function importBackup(
  { folder, manifest }: CheckedBackup,
  target: RestoreTarget,
): Promise<void> {
  await requireEmptyFolder(target.blobs, "Le dossier des documents");
  await loadDatabase(target.ownerUrl, folder, manifest.database);
  await saveFileCopies(join(folder, "blobs"), target.blobs);
}

/** Puts exported keys where the platform reads them, and opens them. */
export async function importKeys(
  folder: string,
  keysDirectory: string,
  token: TokenSettings | null = null,
): Promise<Keyring> {
  const exported = await openExportedKeys(folder, token);
  const present = await readdir(keysDirectory).catch(() => []);
  if (present.length > 0) {
    const installed = await openKeyring({ directory: keysDirectory, create: false, token });
    const [ours, theirs] = [installed, exported].map((ring) => JSON.stringify(computeFingerprints(ring)));
    if (ours !== theirs)
      throw new BackupRefused(`${keysDirectory} contient déjà d’autres clés : rien n’est remplacé.`);
    return installed;
  }
  await mkdir(keysDirectory, { recursive: true, mode: 0o700 });
  await saveFileCopies(join(folder, "keys"), keysDirectory);
  return openKeyring({ directory: keysDirectory, create: false, token });
}

/** Checks an export of keys and opens it where it is. */
export async function openExportedKeys(folder: string, token: TokenSettings | null = null): Promise<Keyring> {
  await checkChecksums(folder);
  await readManifest(KeyManifest, folder);
  return openKeyring({ directory: join(folder, "keys"), create: false, token });
}

async function requireEmptyFolder(folder: string, what: string): Promise<void> {
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new BackupRefused(`${what} (${folder}) n’est pas vide : une restauration n’écrase rien.`);
}

async function readManifest<Schema extends TSchema>(schema: Schema, folder: string): Promise<Static<Schema>> {
  return readJsonFile(schema, join(folder, "manifest.json")).catch(() => {
    throw new BackupRefused(`${folder} n’est pas ce qui est attendu, ou vient d’une autre version d’Ardeco.`);
  });
}
