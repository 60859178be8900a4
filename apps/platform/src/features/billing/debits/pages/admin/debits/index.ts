import type { FastifyInstance } from "fastify";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { journalledRead } from "../../../../../../web/index.ts";
import {
  cancel,
  handleCollectionPaid,
  handleCollectionPreparation,
  handleCollectionSending,
  readAnswer,
  sendCollectionFile,
} from "./acts.ts";
import { confirmChange, handleFirstCreditorConfirmation, withdrawChange } from "./change-acts.ts";
import { showCollection } from "./collection-page.tsx";
import { setSeriesCreditor, showCreditor } from "./creditor-page.tsx";
import { showDebitSeriesList } from "./list-page.tsx";
import { DEBITS } from "./paths.ts";
import { showSeries } from "./series-page.tsx";

/**
 * Direct debits: who is the creditor, what is prepared, given to the bank, received, sent back. For
 * administrators of invoices, and, without the menu of the administration, for agents named in the régie: use
 * cases say who does what.
 */
export function defineAdminDebitPages(app: FastifyInstance): void {
  requireAnyCapability(app, ["invoice.issue", "payment.take"]);
  app.get(DEBITS, showDebitSeriesList);
  app.get(`${DEBITS}/:series`, async (request, reply) => showSeries(request, reply));
  app.get(`${DEBITS}/:series/creancier`, async (request, reply) => showCreditor(request, reply));
  app.post(`${DEBITS}/:series/creancier`, setSeriesCreditor);
  app.post(`${DEBITS}/:series/creancier/accepter`, handleFirstCreditorConfirmation);
  app.post(`${DEBITS}/:series/creancier/confirmer`, confirmChange);
  app.post(`${DEBITS}/:series/creancier/abandonner`, withdrawChange);
  app.post(`${DEBITS}/:series/preparer`, handleCollectionPreparation);
  app.post(`${DEBITS}/:series/retours`, readAnswer);
  app.get(`${DEBITS}/echeances/:collection`, async (request, reply) => showCollection(request, reply));
  app.post(`${DEBITS}/echeances/:collection/envoyer`, handleCollectionSending);
  app.get(`${DEBITS}/echeances/:collection/fichier.xml`, journalledRead, sendCollectionFile);
  app.post(`${DEBITS}/echeances/:collection/encaisser`, handleCollectionPaid);
  app.post(`${DEBITS}/echeances/:collection/annuler`, cancel);
}
