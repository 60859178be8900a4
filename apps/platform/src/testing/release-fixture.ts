import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Type } from "typebox";
import { loadDatabase } from "../infra/backup/load-database.ts";
import { DatabaseContent } from "../infra/backup/manifest.ts";
import { readJsonFile } from "../infra/files/read-json-file.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "release-0119");

/**
 * The demonstration as the program of migration 0119 wrote it: its rows, and the keys that open them, which
 * opened nothing else ever. Fills an empty database with it, at the schema it had.
 */
export async function fillFromRelease0119(ownerUrl: string): Promise<{
  readonly directory: string;
  readonly content: DatabaseContent;
}> {
  const content = await readJsonFile(DatabaseContent, join(FOLDER, "database.json"));
  const keys = await readJsonFile(Type.Record(Type.String(), Type.String()), join(FOLDER, "keys.json"));
  await loadDatabase(ownerUrl, FOLDER, content);
  const directory = await mkdtemp(join(tmpdir(), "ardeco-release-"));
  await mkdir(join(directory, "keys"), { mode: 0o700 });
  for (const [name, hex] of Object.entries(keys))
    await writeFile(join(directory, "keys", name), Buffer.from(hex, "hex"), { mode: 0o600 });
  return { directory, content };
}
