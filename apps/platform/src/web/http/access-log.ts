import type { FastifyInstance } from "fastify";

/**
 * One line a request: the pattern of the route, never the address received (ids, tokens, what people search).
 */
export function addAccessLog(
  app: FastifyInstance,
  answered: (status: number, milliseconds: number) => void = () => {},
): void {
  app.addHook("onResponse", async (request, reply) => {
    // How long somebody looked at a page is not how long an answer takes.
    if (request.routeOptions.config.isStream !== true) answered(reply.statusCode, reply.elapsedTime);
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? "unmatched",
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      },
      "request completed",
    );
  });
}
