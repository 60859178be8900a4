import type { FastifyInstance } from "fastify";
import { showExchange, submitExchangeReply } from "./contact-page.tsx";
import { showExchanges, write } from "./list-page.tsx";

export function defineSpaceContactPages(app: FastifyInstance): void {
  app.get("/espace/echanges", async (request, reply) => showExchanges(request, reply));
  app.post("/espace/echanges", write);
  app.get("/espace/echanges/:exchange", async (request, reply) => showExchange(request, reply));
  app.post("/espace/echanges/:exchange", submitExchangeReply);
}
