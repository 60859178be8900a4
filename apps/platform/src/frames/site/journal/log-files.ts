import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { findLogFile } from "../../../features/trust/audit/index.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { definePublicData, getPathText } from "../../../web/index.ts";

const TEXT = "text/plain; charset=utf-8";
/**
 * A checkpoint is replaced every hour; what it covers never changes (C2SP tlog-tiles, "Checkpoints", "Merkle
 * Tree").
 */
const A_MINUTE = "public, max-age=60";
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * The proofs of the authority's journal, by the addresses of C2SP tlog-tiles: hashes and signatures, for any
 * program to verify.
 */
export function mountLogFilePages(app: FastifyInstance): void {
  app.register(async (scope) => {
    definePublicData(scope, { seconds: 60 });
    for (const name of ["checkpoint", "key"])
      scope.get(`/journal/${name}`, (request, reply) =>
        sendLogFile(request, reply, { path: name, type: TEXT, kept: A_MINUTE }),
      );
    scope.get("/journal/tile/*", (request, reply) => {
      const path = `tile/${getPathText(request, "*")}`;
      return sendLogFile(request, reply, { path, type: "application/octet-stream", kept: FOR_EVER });
    });
  });
}

interface Sent {
  readonly path: string;
  readonly type: string;
  readonly kept: string;
}

async function sendLogFile(request: FastifyRequest, reply: FastifyReply, { path, type, kept }: Sent) {
  const found = await findLogFile(request.ardeco.context, path);
  if (!found) throw kernelErrors.error("request.not_found");
  return reply.header("cache-control", kept).type(type).send(Buffer.from(found));
}
