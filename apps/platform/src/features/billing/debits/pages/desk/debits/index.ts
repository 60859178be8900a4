import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import {
  handleAccountConfirmation,
  handleTypedMandate,
  showPaper,
  showPersonDebits,
} from "./person-debits.tsx";
import { handleDeskStop, showDeskStopPage } from "./stop-page.tsx";

/** Somebody’s mandates at the desk. */
export function defineDeskDebitPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/prelevement", journalledRead, async (request, reply) =>
    showPersonDebits(request, reply),
  );
  app.post("/agents/personnes/:id/prelevement", handleTypedMandate);
  app.post("/agents/personnes/:id/prelevement/:mandate/relire", handleAccountConfirmation);
  app.get("/agents/personnes/:id/prelevement/:mandate/arreter", journalledRead, showDeskStopPage);
  app.post("/agents/personnes/:id/prelevement/:mandate/arreter", handleDeskStop);
  app.get("/agents/personnes/:id/prelevement/:mandate/mandat.pdf", journalledRead, showPaper);
}
