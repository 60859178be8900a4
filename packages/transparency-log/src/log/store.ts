import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HASH_BYTES } from "../tree/hash.ts";
import { readTilePath } from "../tree/tiles.ts";
import { LONGEST_ENTRY } from "./entries.ts";
import { NotAFile, readPlainFileUnder } from "./read-file.ts";

/** Longest checkpoint that is read; its origin, size and root, and a hundred signatures, are far below. */
export const LONGEST_CHECKPOINT = 65_536;

/** Where the files of a log are: a folder, a bucket, memory. Paths are those of C2SP tlog-tiles. */
export interface Store {
  /** Null when it is not there, or is longer than such a file may be. */
  read(path: string): Promise<Uint8Array | null>;
  /** Whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

/**
 * A log in a folder, which may come from anybody: links under it are not followed, and only plain files are
 * read.
 */
export function folderStore(folder: string): Store {
  return {
    async read(path) {
      try {
        return await readPlainFileUnder(folder, path, longest(path));
      } catch (error) {
        if (error instanceof NotAFile && error.why === "too-long") return null;
        if (
          error instanceof Error &&
          "code" in error &&
          (error.code === "ENOENT" || error.code === "ENOTDIR")
        )
          return null;
        throw error;
      }
    },
    async write(path, bytes) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      const beside = `${file}.${process.pid}.new`;
      await writeFile(beside, bytes, { flush: true });
      await rename(beside, file);
    },
    async remove(path) {
      await rm(join(folder, path), { force: true });
    },
  };
}

/** Bytes that a file of a log may hold, by its path. */
function longest(path: string): number {
  const file = readTilePath(path);
  if (file === null) return LONGEST_CHECKPOINT;
  return file.width * (file.kind === "hashes" ? HASH_BYTES : 2 + LONGEST_ENTRY);
}

/** A log in memory, for tests. */
export function memoryStore(
  files = new Map<string, Uint8Array>(),
): Store & { readonly files: Map<string, Uint8Array> } {
  return {
    files,
    read: async (path) => files.get(path) ?? null,
    write: async (path, bytes) => void files.set(path, Uint8Array.from(bytes)),
    remove: async (path) => void files.delete(path),
  };
}
