import type { FastifyInstance } from "fastify";
import type { WebPorts } from "../ports.ts";

const unlimited = { config: { rateLimit: false } } as const;

/** For the supervisor: is the process alive; may it receive traffic. */
export function addHealth(app: FastifyInstance, ports: WebPorts): void {
  app.get("/livez", unlimited, async (_request, reply) => reply.type("text/plain").send("ok"));
  app.get("/readyz", unlimited, async (request, reply) => {
    try {
      await ports.checkReady();
      return reply.type("text/plain").send("ok");
    } catch (error) {
      request.log.warn({ err: error, requestId: request.id }, "not ready");
      return reply.code(503).type("text/plain").send("not ready");
    }
  });
}
