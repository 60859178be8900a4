import type { FastifyInstance } from "fastify";
import { replyToExchange, showExchange } from "./contact-page.tsx";
import { showExchanges, write } from "./list-page.tsx";

export function contactPages(app: FastifyInstance): void {
  app.get("/espace/echanges", async (request, reply) => showExchanges(request, reply));
  app.post("/espace/echanges", write);
  app.get("/espace/echanges/:exchange", async (request, reply) => showExchange(request, reply));
  app.post("/espace/echanges/:exchange", replyToExchange);
}
