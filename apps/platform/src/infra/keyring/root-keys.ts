import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { chmod, link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { writeDirectoryEntries } from "../blobs/write-directory-entries.ts";
import type { Casing } from "./casing.ts";

/** Bytes of a root key: the size of an HMAC-SHA-256 output, what HKDF asks for (RFC 5869, section 3.3). */
export const ROOT_KEY_BYTES = 32;

/**
 * Reads a root key; null when its file does not exist. Throws when the file is damaged or readable by others.
 */
export async function readRootKey(directory: string, name: string, casing: Casing): Promise<Buffer | null> {
  const path = formatRootKeyPath(directory, name);
  const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (kept === null) return null;
  const content = openRootKeyFile(path, name, { kept, casing });
  await requirePrivateFile(path);
  return content;
}

/** The same at once, for a key that came beside those read at the start. */
export function readRootKeySync(directory: string, name: string, casing: Casing): Buffer | null {
  const path = formatRootKeyPath(directory, name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  requirePrivateMode(path, found.mode);
  return openRootKeyFile(path, name, { kept: readFileSync(path), casing });
}

function openRootKeyFile(
  path: string,
  name: string,
  { kept, casing }: { readonly kept: Buffer; readonly casing: Casing },
): Buffer {
  const content = casing.open(`${name}.key`, kept);
  if (content.length !== ROOT_KEY_BYTES)
    throw new Error(`${path}: ${content.length} bytes where a root key has ${ROOT_KEY_BYTES}`);
  // Overwritten, by a destruction that was cut or by a hand: no drawn key is so, and everybody would know
  // this one.
  if (content.every((byte) => byte === content[0]))
    throw new Error(`${path}: ${ROOT_KEY_BYTES} equal bytes, which are no key`);
  return content;
}

/** Throws when others than its owner may read or write it. */
export async function requirePrivateFile(path: string): Promise<void> {
  requirePrivateMode(path, (await stat(path)).mode);
}

/** The same of a mode that was read. */
export function requirePrivateMode(path: string, mode: number): void {
  if ((mode & 0o077) !== 0) throw new Error(`${path}: readable by others; run chmod 600 on it`);
}

/** Draws a root key and writes it once. */
export async function createRootKey(directory: string, name: string, casing: Casing): Promise<void> {
  await createFirstKeyFile(
    directory,
    `${name}.key`,
    casing.close(`${name}.key`, randomBytes(ROOT_KEY_BYTES)),
  );
}

/**
 * Two servers starting together keep the same file: it is written aside, then given its name by link(2),
 * which fails when the name is taken.
 */
export async function createFirstKeyFile(directory: string, name: string, content: Buffer): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const aside = join(directory, `.${name}.${process.pid}.${randomBytes(6).toString("hex")}`);
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(aside, join(directory, name));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await unlink(aside);
  }
  await writeDirectoryEntries(directory);
}

function formatRootKeyPath(directory: string, name: string): string {
  return join(directory, `${name}.key`);
}
