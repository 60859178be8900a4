import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const EXPOSED =
  "etag, link, retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, x-request-id";

/**
 * What everybody may read: a page of any site reads it too, without credentials, and who has it already is
 * told that it stands (RFC 9110, section 13.1.2). For GET routes of this scope, whose answers are the same
 * whoever asks.
 * @param seconds how long a cache keeps it, unless the route says otherwise
 */
export function definePublicData(scope: FastifyInstance, { seconds }: { readonly seconds: number }): void {
  scope.addHook("onRequest", async (request, reply) => {
    if (!isRead(request)) return;
    // `*` never goes with credentials (Fetch, section 3.2.5): nothing that a browser keeps for us is sent or
    // read.
    reply.header("access-control-allow-origin", "*").header("access-control-expose-headers", EXPOSED);
    reply.header("cross-origin-resource-policy", "cross-origin");
    reply.header("cache-control", `public, max-age=${seconds}`);
  });
  scope.addHook("onSend", async (request, reply, payload) => {
    if (!isRead(request) || reply.statusCode !== 200) return payload;
    if (typeof payload !== "string" && !Buffer.isBuffer(payload)) return payload;
    return sendUnlessUnchanged(request, reply, payload);
  });
}

const isRead = ({ method }: FastifyRequest): boolean => method === "GET" || method === "HEAD";

function sendUnlessUnchanged(request: FastifyRequest, reply: FastifyReply, payload: string | Buffer) {
  const tag = `"${createHash("sha256").update(payload).digest("base64url").slice(0, 27)}"`;
  reply.header("etag", tag);
  const known = (request.headers["if-none-match"] ?? "")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (!known.includes(tag) && !known.includes("*")) return payload;
  reply.code(304).removeHeader("content-length").removeHeader("content-type");
  return "";
}
