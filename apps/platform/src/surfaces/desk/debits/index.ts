import type { FastifyInstance } from "fastify";
import { see, showPaper, showPersonDebits, stop, typeMandate } from "./person-debits.tsx";

/** Somebody’s mandates at the desk. */
export function deskDebitPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/prelevement", async (request, reply) => showPersonDebits(request, reply));
  app.post("/agents/personnes/:id/prelevement", typeMandate);
  app.post("/agents/personnes/:id/prelevement/:mandate/relire", see);
  app.post("/agents/personnes/:id/prelevement/:mandate/arreter", stop);
  app.get("/agents/personnes/:id/prelevement/:mandate/mandat.pdf", showPaper);
}
