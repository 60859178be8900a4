import type { FastifyInstance, FastifyRequest } from "fastify";
import { noTracing, type OpenSpan, type Tracing } from "../../infra/tracing/tracing.ts";

/**
 * One span a request, named by the pattern of its route. What a client says of its own trace is not believed:
 * anybody could choose it.
 */
export function addTraces(app: FastifyInstance, tracing: Tracing): void {
  if (tracing === noTracing) return;
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  app.addHook("onRequest", (request, _reply, done) => {
    const span = tracing.begin("request");
    spans.set(request, span);
    span.run(done);
  });
  // A body is read by events of the connection, which belong to no request
  app.addHook("preValidation", (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.run(done);
    else done();
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? "unmatched";
    const facts = { requestId, method, route, status: reply.statusCode };
    spans.get(request)?.end(`${method} ${route}`, facts);
  });
}
