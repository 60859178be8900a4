import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  buildFilePreview,
  isRole,
  loadFile,
  type PersonFileId,
  type Role,
  receiveFile,
  startFile,
} from "../features/records/records/index.ts";
import type { Context } from "../kernel/context.ts";
import { parseId } from "../kernel/ids.ts";

const files = [
  { name: "Piscine du Chemin-Vert", file: "piscine.csv", more: {} },
  // A header that nobody would guess: an administrator said what it is.
  { name: "Patinoire de Caen", file: "patinoire.csv", more: { "Né(e) le": "birth_date" } },
] as const;

/**
 * A pool and an ice rink whose files were taken over: somebody is in both, some are known here, two are
 * namesakes.
 */
export async function loadEstablishments(administrator: Context, system: Context): Promise<void> {
  for (const { name, file, more } of files) {
    const content = await readFile(new URL(`../../seeds/establishments/${file}`, import.meta.url));
    const id = await receiveFile(administrator, {
      id: parseId<"personFile">(randomUUID()),
      establishment: name,
      content: readOnce(content),
    });
    await start(administrator, id, new Map(Object.entries(more)));
    await loadFile(system, id);
  }
}

async function start(
  administrator: Context,
  id: PersonFileId,
  more: ReadonlyMap<string, string>,
): Promise<void> {
  const { columns, separator } = await buildFilePreview(administrator, id);
  const roles = columns.map(({ header, role }): Role | null => {
    const said = more.get(header) ?? "";
    return isRole(said) ? said : role;
  });
  await startFile(administrator, { id, mapping: { separator, roles } });
}

async function* readOnce(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
