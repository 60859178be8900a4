import type { FastifyInstance } from "fastify";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { cancel, prepare, readAnswer, send, sendFile, settle } from "./acts.ts";
import { agree, confirmChange, withdrawChange } from "./change-acts.ts";
import { showCollection } from "./collection-page.tsx";
import { setSeriesCreditor, showCreditor } from "./creditor-page.tsx";
import { showList } from "./list-page.tsx";
import { DEBITS } from "./paths.ts";
import { showSeries } from "./series-page.tsx";

/**
 * Direct debits: who is the creditor, what is prepared, given to the bank, received, sent back. For
 * administrators of invoices, and, without the menu of the administration, for agents named in the régie: use
 * cases say who does what.
 */
export function debitPages(app: FastifyInstance): void {
  requireAnyCapability(app, ["invoice.issue", "payment.take"]);
  app.get(DEBITS, showList);
  app.get(`${DEBITS}/:series`, async (request, reply) => showSeries(request, reply));
  app.get(`${DEBITS}/:series/creancier`, async (request, reply) => showCreditor(request, reply));
  app.post(`${DEBITS}/:series/creancier`, setSeriesCreditor);
  app.post(`${DEBITS}/:series/creancier/accepter`, agree);
  app.post(`${DEBITS}/:series/creancier/confirmer`, confirmChange);
  app.post(`${DEBITS}/:series/creancier/abandonner`, withdrawChange);
  app.post(`${DEBITS}/:series/preparer`, prepare);
  app.post(`${DEBITS}/:series/retours`, readAnswer);
  app.get(`${DEBITS}/echeances/:collection`, async (request, reply) => showCollection(request, reply));
  app.post(`${DEBITS}/echeances/:collection/envoyer`, send);
  app.get(`${DEBITS}/echeances/:collection/fichier.xml`, sendFile);
  app.post(`${DEBITS}/echeances/:collection/encaisser`, settle);
  app.post(`${DEBITS}/echeances/:collection/annuler`, cancel);
}
