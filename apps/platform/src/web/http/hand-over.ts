import type { FastifyInstance, FastifyReply } from "fastify";

/**
 * Leaves the answer to a library that writes the raw response (oidc-provider), with the headers set so far. The library
 * may replace those it knows better.
 */
export function handOver(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.hijack();
}

/** In this scope the body stays a stream for the library to read: no parser, hence none of the shell's limits on it. */
export function leaveBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
}
