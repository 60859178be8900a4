import type { FastifyInstance } from "fastify";
import { showDebits, showMandatePdf, sign } from "./debits-page.tsx";
import { askToStop, stop } from "./stop-page.tsx";

/**
 * The reader’s own direct debits: what will be taken and when, a mandate signed, stopped, printed. Nobody
 * signs for another.
 */
export function debitPages(app: FastifyInstance): void {
  app.get("/espace/prelevement", async (request, reply) => showDebits(request, reply));
  app.post("/espace/prelevement", sign);
  app.get("/espace/prelevement/:mandate/arreter", askToStop);
  app.post("/espace/prelevement/:mandate/arreter", stop);
  app.get("/espace/prelevement/:mandate/mandat.pdf", showMandatePdf);
}
