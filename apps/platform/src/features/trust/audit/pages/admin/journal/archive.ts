import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { exportLog } from "../../../index.ts";
import { tarOf } from "./tar.ts";

export const folderOf = (slug: string, day: string): string => `journal-${slug}-${day}`;

/** The log of the journal, as the folder that `transparency-log verify` reads. */
export async function sendArchive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const folder = folderOf(brand.slug, toCivilDate(context.now()));
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${folder}.tar"`)
    .type("application/x-tar")
    .send(Readable.from(tarOf(within(folder, exportLog(context)), context.now())));
}

async function* within(folder: string, files: AsyncIterable<{ path: string; bytes: Uint8Array }>) {
  for await (const { path, bytes } of files) yield { path: `${folder}/${path}`, bytes };
}
