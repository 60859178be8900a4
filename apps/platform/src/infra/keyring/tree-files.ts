import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { writeDirectoryEntries } from "../blobs/write-directory-entries.ts";
import type { Casing } from "./casing.ts";
import { buildWholeTree, SEED_BYTES } from "./person-tree.ts";
import { createFirstKeyFile, requirePrivateFile } from "./root-keys.ts";
import { encodeTree, type PersonTree, readTree } from "./tree-format.ts";

/** Trees of one folder of keys: `people-<generation>.tree`. */
export interface TreeFiles {
  list(): Promise<readonly number[]>;
  /** Null when there is none. Throws when it is damaged, or readable by others. */
  read(generation: number): Promise<PersonTree | null>;
  /** Draws one; the first of several servers of this folder is kept by all. */
  draw(generation: number): Promise<void>;
  /** In the place of the one that is there, whose bytes are overwritten. */
  replace(tree: PersonTree): Promise<void>;
  remove(generation: number): Promise<void>;
  /**
   * What a server that died while writing left aside, which opens whoever was erased since. Nothing, while
   * somebody else is writing.
   */
  clearLeftAside(): Promise<void>;
  /** Alone to write in this folder; undefined when somebody else is at it. */
  alone<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Changes when the file does. */
  stampOf(generation: number): Promise<string>;
}

const NAME = /^people-(\d+)\.tree$/;
/** As `updateKeyFile` writes them, before they have their name. */
const ASIDE = /^\.(?:people-\d+\.tree|[a-z]+(?:-\d+)?\.key)\.[0-9a-f]{12}$/;
/** Whoever holds the folder longer than that has died. */
const LOCK_MS = 60_000;

export function openTreeFiles(directory: string, casing: Casing): TreeFiles {
  const nameOf = (generation: number) => `people-${generation}.tree`;
  const pathOf = (generation: number) => join(directory, nameOf(generation));
  const contentOf = (tree: PersonTree) => casing.close(nameOf(tree.generation), encodeTree(tree));
  return {
    list: async () => {
      const found = (await readdir(directory).catch(toEmptyTreeList)).flatMap(
        (name) => NAME.exec(name)?.[1] ?? [],
      );
      return found.map(Number).sort((one, other) => one - other);
    },
    read: async (generation) => {
      const path = pathOf(generation);
      const content = await readFile(path).catch(acceptMissingTree);
      if (content === null) return null;
      await requirePrivateFile(path);
      const tree = readTree(casing.open(nameOf(generation), content));
      if (tree?.generation !== generation) throw new Error(`${path}: not a whole tree of this number`);
      return tree;
    },
    draw: async (generation) => {
      const seeds = buildWholeTree(randomBytes(SEED_BYTES));
      const tree = { generation, id: randomBytes(16), forgotten: [], seeds };
      await createFirstKeyFile(directory, nameOf(generation), contentOf(tree));
    },
    replace: (tree) => updateKeyFile(directory, nameOf(tree.generation), contentOf(tree)),
    remove: (generation) => eraseKeyFile(directory, nameOf(generation)),
    clearLeftAside: async () => {
      if ((await listAsideFiles(directory)).length > 0)
        await runAloneInFolder(directory, () => removeAsideFiles(directory));
    },
    alone: (work) => runAloneInFolder(directory, work),
    stampOf: async (generation) => {
      const found = await stat(pathOf(generation), { bigint: true }).catch(acceptMissingTree);
      return found ? `${found.ino}:${found.mtimeNs}:${found.size}` : "";
    },
  };
}

/**
 * Its name goes first, then its bytes: stopped in between, nothing that is half overwritten passes for it,
 * and what is left aside is overwritten at the next start, or by the next call. Nothing when there is none.
 */
export async function eraseKeyFile(directory: string, name: string): Promise<void> {
  await rename(join(directory, name), formatAsidePath(directory, name)).catch(acceptMissingTree);
  await writeDirectoryEntries(directory);
  // Those of a call that was cut, and of who died while drawing it, too.
  const aside = (await readdir(directory).catch(toEmptyTreeList)).filter((one) =>
    one.startsWith(`.${name}.`),
  );
  for (const one of aside) await eraseAsideFile(join(directory, one));
  await writeDirectoryEntries(directory);
}

const formatAsidePath = (directory: string, name: string): string =>
  join(directory, `.${name}.${randomBytes(6).toString("hex")}`);

/** In the place of the file of that name, whose former bytes are overwritten. */
export async function updateKeyFile(directory: string, name: string, content: Buffer): Promise<void> {
  const aside = formatAsidePath(directory, name);
  await writeAside(aside, content);
  const former = await open(join(directory, name), "r+");
  try {
    await rename(aside, join(directory, name));
    await writeDirectoryEntries(directory);
    await eraseFileContent(former);
  } finally {
    await former.close();
  }
}

/** What was left aside by who died while writing in this folder. The caller is alone in it. */
export async function removeAsideFiles(directory: string): Promise<void> {
  for (const name of await listAsideFiles(directory)) await eraseAsideFile(join(directory, name));
  await writeDirectoryEntries(directory);
}

const listAsideFiles = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory).catch(toEmptyTreeList)).filter((name) => ASIDE.test(name));

/**
 * Its name goes first: whoever was about to give these bytes the name of a tree fails, and bytes that still
 * have one stay.
 */
async function eraseAsideFile(path: string): Promise<void> {
  const file = await open(path, "r+").catch(acceptMissingTree);
  if (!file) return;
  try {
    await unlink(path).catch(acceptMissingTree);
    if ((await file.stat()).nlink === 0) await eraseFileContent(file);
  } finally {
    await file.close();
  }
}

async function writeAside(path: string, content: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * A disk that writes elsewhere than where it was told (SSD, copy-on-write) may keep the bytes:
 * docs/security/keys.md.
 */
async function eraseFileContent(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size), 0, size, 0);
  await file.sync();
}

/**
 * Alone to write in a folder of keys; undefined when somebody else is at it, or died there less than a minute
 * ago.
 */
export async function runAloneInFolder<T>(directory: string, work: () => Promise<T>): Promise<T | undefined> {
  const lock = join(directory, ".trees.lock");
  const held = await stat(lock).catch(acceptMissingTree);
  if (held && Date.now() - held.mtimeMs > LOCK_MS) await unlink(lock).catch(acceptMissingTree);
  const file = await open(lock, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    return await work();
  } finally {
    await file.close();
    await unlink(lock).catch(acceptMissingTree);
  }
}

function acceptMissingTree(error: NodeJS.ErrnoException): null {
  if (error.code !== "ENOENT") throw error;
  return null;
}

const toEmptyTreeList = (error: NodeJS.ErrnoException): string[] => {
  acceptMissingTree(error);
  return [];
};
