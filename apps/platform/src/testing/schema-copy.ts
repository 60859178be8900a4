import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ownFolders, type SchemaFolders } from "../infra/database/schema-files.ts";

export interface SchemaCopy {
  readonly folders: SchemaFolders;
  /** Writes a file below the baseline or the migrations: `sql/…`, `migrations/…`. */
  write(path: string, sql: string): Promise<void>;
  remove(path: string): Promise<void>;
  close(): Promise<void>;
}

/** The schema of the next program: that of this one, or an empty one, and what a test adds to it. */
export async function aSchemaCopy({ empty = false } = {}): Promise<SchemaCopy> {
  const root = await mkdtemp(join(tmpdir(), "ardeco-schema-"));
  const folders = { baseline: join(root, "sql"), migrations: join(root, "migrations") };
  for (const name of ["baseline", "migrations"] as const)
    if (empty) await mkdir(folders[name]);
    else await cp(ownFolders[name], folders[name], { recursive: true });
  return {
    folders,
    write: async (path, sql) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), sql);
    },
    remove: (path) => rm(join(root, path)),
    close: () => rm(root, { recursive: true, force: true }),
  };
}
