import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Casing, isSealed } from "../casing.ts";
import { replaceFile } from "../tree-files.ts";

const KEY_FILE = /\.(key|tree)$/;

/**
 * Seals by the token the key files that are not yet, each at once: stopped anywhere, it goes on. What they hold does not
 * change, so that nothing of the database is written again.
 * @returns the names of those sealed now
 */
export async function sealKeyFiles(directory: string, casing: Casing): Promise<readonly string[]> {
  const sealed: string[] = [];
  for (const name of (await readdir(directory)).filter((found) => KEY_FILE.test(found)).sort()) {
    const content = await readFile(join(directory, name));
    if (isSealed(content)) continue;
    const closed = casing.close(name, content);
    if (!casing.open(name, closed).equals(content)) throw new Error(`${name} was not sealed as it was`);
    await replaceFile(directory, name, closed);
    sealed.push(name);
  }
  return sealed;
}
