import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { showDebits, showMandatePdf, sign } from "./debits-page.tsx";
import { handleOwnStop, showOwnStopPage } from "./stop-page.tsx";

/**
 * The reader’s own direct debits: what will be taken and when, a mandate signed, stopped, printed. Nobody
 * signs for another.
 */
export function defineSpaceDebitPages(app: FastifyInstance): void {
  app.get("/espace/prelevement", async (request, reply) => showDebits(request, reply));
  app.post("/espace/prelevement", sign);
  app.get("/espace/prelevement/:mandate/arreter", showOwnStopPage);
  app.post("/espace/prelevement/:mandate/arreter", handleOwnStop);
  app.get("/espace/prelevement/:mandate/mandat.pdf", journalledRead, showMandatePdf);
}
