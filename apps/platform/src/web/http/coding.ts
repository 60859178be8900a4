import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

export type Coding = "br" | "gzip" | "identity";

export function selectCoding(request: FastifyRequest): Coding {
  const accepted = String(request.headers["accept-encoding"] ?? "")
    .split(",")
    .map((one) => one.trim());
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}

/** Enough for a page drawn at each request: a millisecond. */
const QUICK = 5;

const coders = {
  br: (text: string) =>
    brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUICK,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
  gzip: (text: string) => gzipSync(text, { level: QUICK }),
};

/**
 * Sends a text as small as the client takes it. Never one that holds a secret beside what the visitor typed:
 * its length would tell the secret letter by letter (BREACH, CVE-2013-3587).
 */
export function sendSmall(reply: FastifyReply, text: string): FastifyReply {
  const coding = selectCoding(reply.request);
  reply.header("vary", "accept-encoding");
  if (coding === "identity") return reply.send(text);
  return reply.header("content-encoding", coding).send(coders[coding](text));
}
