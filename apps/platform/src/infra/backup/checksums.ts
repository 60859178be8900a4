import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { BackupRefused } from "./refused.ts";

/** As `sha256sum` writes them: whoever keeps a backup checks it by `sha256sum -c SHA256SUMS`. */
export const CHECKSUMS = "SHA256SUMS";
/** Written after the checksums, whose seal it is. */
export const SEAL = "SEAL";

/** One line a file of the folder, in order. */
export async function writeChecksums(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of await listChecksumFiles(folder))
    lines.push(`${await computeFileDigest(join(folder, path))}  ${path}\n`);
  const text = lines.join("");
  await writeFile(join(folder, CHECKSUMS), text, { mode: 0o600, flush: true });
  return text;
}

/**
 * Refuses a folder where a file is missing, altered or added.
 * @returns the text of the checksums
 */
export async function checkChecksums(folder: string): Promise<string> {
  const text = await readFile(join(folder, CHECKSUMS), "utf8").catch(() => {
    throw new BackupRefused(`${folder} n’est pas une sauvegarde entière : ${CHECKSUMS} manque.`);
  });
  const expected = new Map(text.split("\n").filter(Boolean).map(readLine));
  const present = await listChecksumFiles(folder);
  for (const path of present) {
    if (expected.get(path) !== (await computeFileDigest(join(folder, path))))
      throw new BackupRefused(`La sauvegarde est abîmée : ${path} a changé depuis qu’elle a été faite.`);
    expected.delete(path);
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw new BackupRefused(`La sauvegarde est incomplète : ${missing} manque.`);
  return text;
}

const readLine = (line: string): readonly [string, string] => [line.slice(66), line.slice(0, 64)];

async function listChecksumFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== CHECKSUMS && path !== SEAL)
    .sort();
}

async function computeFileDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
