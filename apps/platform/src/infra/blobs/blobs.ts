import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isUuid } from "../../kernel/ids.ts";
import type { Blobs } from "../../kernel/ports.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";
import { writeDirectoryEntries } from "./write-directory-entries.ts";

/** The folder of sealed files in the data directory of a platform. */
export const resolveBlobsDirectory = (dataDirectory: string): string => join(dataDirectory, "blobs");

/** Files under a directory, one a key, in two levels of 256 folders. Content arrives sealed. */
export function openBlobs(directory: string): Blobs {
  return {
    put: async (key, content) => {
      requireNoTransaction("a file to write");
      await writeBlob(formatBlobPath(directory, key), content);
    },
    get: async (key) => {
      requireNoTransaction("a file to read");
      return readFile(formatBlobPath(directory, key));
    },
    // Removing waits for no content, and may need the lock of its row: no deposit then commits without its
    // file.
    remove: async (key) => {
      const path = formatBlobPath(directory, key);
      await rm(path, { force: true });
      await writeDirectoryEntries(dirname(path)).catch(acceptMissingBlob);
    },
  };
}

/** The key is a UUID and nothing else: no path can be spelled with it. */
function formatBlobPath(directory: string, key: string): string {
  if (!isUuid(key)) throw new TypeError("a blob key is a UUID");
  return join(directory, key.slice(0, 2), key.slice(2, 4), key);
}

/**
 * Write aside, fsync, rename, fsync the directory: after a power cut the old or the new content, never a mix.
 */
async function writeBlob(path: string, content: Buffer): Promise<void> {
  const folder = dirname(path);
  const firstCreated = await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeSyncedBlob(aside, content);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await writeDirectoryEntries(folder);
  if (firstCreated) await writeParentFolders(folder, dirname(firstCreated));
}

async function writeSyncedBlob(path: string, content: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** New folders are entries of their parents, which must reach the disk too. */
async function writeParentFolders(folder: string, last: string): Promise<void> {
  for (let current = folder; current !== last; ) {
    current = dirname(current);
    await writeDirectoryEntries(current);
  }
}

function acceptMissingBlob(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
