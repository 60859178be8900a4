import { readFile, stat } from "node:fs/promises";
import { readCheckpoint } from "../note/checkpoint.ts";
import { readVerifier, type Verifier, writeVerifier } from "../note/key.ts";

/** Nothing could be verified; the message is a sentence that says what to do. */
export class CannotRead extends Error {
  override readonly name = "CannotRead";
}

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") throw new CannotRead(`${path} does not exist.`);
    if (code === "EISDIR") throw new CannotRead(`${path} is a folder, where a file is expected.`);
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

export const isThere = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null)) !== null;

const kinds = { 1: "a log", 4: "a witness" } as const;

/** The key as it is written, or the file that holds it. */
export async function readKey(given: string, type: Verifier["type"]): Promise<Verifier> {
  const isFile = readVerifier(given) === null && (await isThere(given));
  const written = isFile ? await readText(given) : given;
  const where = isFile ? given : "The key given";
  if (written.trim() === "") throw new CannotRead(`${where} is empty: a key is written name+hash+key.`);
  const verifier = readVerifier(written);
  if (verifier?.type === type) return verifier;
  throw new CannotRead(`${where} is not the key of ${kinds[type]}: ${written.trim().slice(0, 100)}`);
}

/** A checkpoint kept, as it was signed. */
export async function readKept(path: string): Promise<string> {
  const written = await readText(path);
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
