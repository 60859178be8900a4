import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the files of a log are: a folder, a bucket, memory. Paths are those of C2SP tlog-tiles. */
export interface Store {
  read(path: string): Promise<Uint8Array | null>;
  /** Whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

/** A log in a folder. */
export function folderStore(folder: string): Store {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
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
