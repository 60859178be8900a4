import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { buildFilePreview, startFile } from "../file/keep-file.ts";
import { receiveFile } from "../file/receive-file.ts";
import type { PersonFileId } from "../source.ts";

async function* inChunks(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 50_000) yield content.subarray(at, at + 50_000);
}

export const aFile = (context: Context, content: Buffer | string, establishment = "Piscine") =>
  receiveFile(context, {
    id: parseId<"personFile">(randomUUID()),
    establishment,
    content: inChunks(Buffer.from(content)),
  });

/** As recognised. */
export async function start(context: Context, id: PersonFileId): Promise<void> {
  const { columns, separator } = await buildFilePreview(context, id);
  await startFile(context, { id, mapping: { separator, roles: columns.map(({ role }) => role) } });
}
