import type { FastifyInstance } from "fastify";
import { sendHelp, showHelp } from "./help-page.tsx";
import { showInvoice, showInvoicePdf } from "./invoice-page.tsx";
import { showInvoices } from "./list-page.tsx";

/** What the reader, or whom they act for, has to pay, paid, or was given back. */
export function invoicePages(app: FastifyInstance): void {
  app.get("/espace/factures", showInvoices);
  app.get("/espace/factures/aide", async (request, reply) => showHelp(request, reply));
  app.post("/espace/factures/aide", sendHelp);
  app.get("/espace/factures/:invoice", showInvoice);
  app.get("/espace/factures/:invoice/facture.pdf", showInvoicePdf);
}
