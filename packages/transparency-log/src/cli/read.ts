import { lstat, stat } from "node:fs/promises";
import { NotAFile, readPlainFile } from "../log/read-file.ts";
import { LONGEST_CHECKPOINT } from "../log/store.ts";
import { readCheckpoint } from "../note/checkpoint.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";

/** Nothing could be verified; the message is a sentence that says what to do. */
export class CannotRead extends Error {
  override readonly name = "CannotRead";
}

/** A key is one line. */
const LONGEST_KEY = 1_024;

export async function readText(path: string, most: number): Promise<string> {
  try {
    return (await readPlainFile(path, most)).toString("utf8");
  } catch (error) {
    if (error instanceof NotAFile) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") throw new CannotRead(`${path} does not exist.`);
    throw new CannotRead(`${path} cannot be read (${String(code)}).`);
  }
}

export async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CannotRead(`${path} does not exist.`);
  if (!found.isDirectory())
    throw new CannotRead(
      `${path} is not a folder: give the folder of the log; an archive is opened first (tar -xf).`,
    );
}

/** Something, a link that leads nowhere as well. */
export const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null)) !== null;

const kinds = { 1: "a log", 4: "a witness" } as const;

/** The key as it is written, or the file that holds it. */
export async function readKey(given: string, type: Verifier["type"]): Promise<Verifier> {
  const isFile = readVerifier(given) === null && (await isThere(given));
  const written = isFile ? await readText(given, LONGEST_KEY) : given;
  const where = isFile ? given : "The key given";
  if (written.trim() === "") throw new CannotRead(`${where} is empty: a key is written name+hash+key.`);
  const verifier = readVerifier(written);
  if (verifier?.type === type) return verifier;
  // What it holds instead is not said: it may be any file of whoever runs this.
  throw new CannotRead(`${where} is not the key of ${kinds[type]}: a key is written name+hash+key.`);
}

/** A checkpoint kept, as it was signed. */
export async function readKept(path: string): Promise<string> {
  const written = await readText(path, LONGEST_CHECKPOINT);
  if (written.trim() === "") throw new CannotRead(`${path} is empty: a checkpoint is expected.`);
  if (readCheckpoint(written) === null) throw new CannotRead(`${path} is not a checkpoint.`);
  return written;
}

export function silentAmong(
  witnesses: readonly Verifier[],
  witnessedAt: Readonly<Record<string, Date>>,
): string | undefined {
  return witnesses.map(writeVerifier).find((one) => witnessedAt[one] === undefined);
}

/** What is printed: a line of JSON, and what it means. */
export interface Said {
  readonly line: { readonly valid: boolean } & Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

export const figure = (count: number, word = "line"): string => `${count} ${word}${count === 1 ? "" : "s"}`;
