import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleDeskHelpRequest, showPersonInvoices, showPersonPdf } from "./person-invoices.tsx";

/** What somebody pays month by month, read and printed at the desk. */
export function defineDeskInvoicePages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/factures", journalledRead, async (request, reply) =>
    showPersonInvoices(request, reply),
  );
  app.post("/agents/personnes/:id/factures/difficulte", handleDeskHelpRequest);
  app.get("/agents/personnes/:id/factures/:invoice/facture.pdf", journalledRead, showPersonPdf);
}
