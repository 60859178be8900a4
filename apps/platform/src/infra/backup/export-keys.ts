import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeDirectoryEntries } from "../blobs/write-directory-entries.ts";
import { openKeyring } from "../keyring/keyring.ts";
import type { TokenSettings } from "../keyring/token/token-settings.ts";
import { checkChecksums, writeChecksums } from "./checksums.ts";
import { saveFileCopies } from "./copy-files.ts";
import { computeFingerprints } from "./fingerprints.ts";
import { BACKUP_FORMAT, type KeyManifest } from "./manifest.ts";
import { ensureRealFolder, formatStamp } from "./places.ts";

/**
 * Root keys in a new folder of `destination`, each for its owner alone, with what tells which backups they
 * open.
 */
export async function exportKeys(
  keysDirectory: string,
  destination: string,
  now: Date,
  token: TokenSettings | null = null,
): Promise<{ folder: string }> {
  const keyring = await openKeyring({ directory: keysDirectory, create: false, token });
  const folder = join(await ensureRealFolder(destination), `ardeco-keys-${formatStamp(now)}`);
  const partial = await ensureRealFolder(`${folder}.partial`);
  await saveFileCopies(keysDirectory, join(partial, "keys"));
  const manifest: KeyManifest = {
    format: BACKUP_FORMAT,
    kind: "ardeco-keys",
    takenAt: now.toISOString(),
    keys: computeFingerprints(keyring),
  };
  await writeFile(join(partial, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await writeChecksums(partial);
  await checkChecksums(partial);
  await rename(partial, folder);
  await writeDirectoryEntries(destination);
  return { folder };
}
