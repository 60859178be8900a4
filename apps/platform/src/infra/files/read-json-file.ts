import { readFile } from "node:fs/promises";
import type { Static, TSchema } from "typebox";
import { Check } from "typebox/value";

/**
 * Reads a file that the platform or its packages wrote. Throws TypeError, which names the file and never
 * quotes it.
 */
export async function readJsonFile<S extends TSchema>(schema: S, path: string | URL): Promise<Static<S>> {
  const content = parseJsonFile(await readFile(path, "utf8"), path);
  if (!Check(schema, content)) throw new TypeError(`${path} does not have its shape`);
  return content;
}

/** JSON.parse quotes what it stumbles over: credentials, for one. */
function parseJsonFile(text: string, path: string | URL): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    throw new TypeError(`${path} is not JSON`);
  }
}
