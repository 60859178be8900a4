import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { exportLog } from "../../../index.ts";
import { buildTarArchive } from "./tar.ts";

export const formatArchiveFolder = (slug: string, day: string): string => `journal-${slug}-${day}`;

/** The log of the journal, as the folder that `transparency-log verify` reads. */
export async function sendArchive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const folder = formatArchiveFolder(brand.slug, toCivilDate(context.now()));
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${folder}.tar"`)
    .type("application/x-tar")
    .send(Readable.from(buildTarArchive(mapArchiveFiles(folder, exportLog(context)), context.now())));
}

async function* mapArchiveFiles(folder: string, files: AsyncIterable<{ path: string; bytes: Uint8Array }>) {
  for await (const { path, bytes } of files) yield { path: `${folder}/${path}`, bytes };
}
