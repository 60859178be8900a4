import type { FastifyInstance } from "fastify";
import { see, showPaper, showPersonDebits, typeMandate } from "./person-debits.tsx";
import { askToStop, stop } from "./stop-page.tsx";

/** Somebody’s mandates at the desk. */
export function deskDebitPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/prelevement", async (request, reply) => showPersonDebits(request, reply));
  app.post("/agents/personnes/:id/prelevement", typeMandate);
  app.post("/agents/personnes/:id/prelevement/:mandate/relire", see);
  app.get("/agents/personnes/:id/prelevement/:mandate/arreter", askToStop);
  app.post("/agents/personnes/:id/prelevement/:mandate/arreter", stop);
  app.get("/agents/personnes/:id/prelevement/:mandate/mandat.pdf", showPaper);
}
