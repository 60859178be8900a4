import type { FastifyInstance } from "fastify";
import { sendHelp, showHelp } from "./help-page.tsx";
import { showInvoicePdf, showOwnInvoice } from "./invoice-page.tsx";
import { showInvoices } from "./list-page.tsx";

/** What the reader, or whom they act for, has to pay, paid, or was given back. */
export function defineSpaceInvoicePages(app: FastifyInstance): void {
  app.get("/espace/factures", showInvoices);
  app.get("/espace/factures/aide", async (request, reply) => showHelp(request, reply));
  app.post("/espace/factures/aide", sendHelp);
  app.get("/espace/factures/:invoice", showOwnInvoice);
  app.get("/espace/factures/:invoice/facture.pdf", showInvoicePdf);
}
