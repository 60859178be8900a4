import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleSeriesForm, showSeriesForm } from "./form-page.tsx";
import { handleCreditForm, handleInvoicePause, showIssuedInvoice } from "./invoice-page.tsx";
import { sendIssuedFile, showIssued } from "./issued-page.tsx";
import { showInvoiceSeriesList } from "./list-page.tsx";
import { INVOICES, NEW_SERIES } from "./paths.ts";
import { handlePayerForm, showPayer } from "./payer-page.tsx";
import { handlePlanForm, showPlan } from "./plan-page.tsx";
import { handlePlanEnd } from "./plans-section.tsx";
import { issue, showPrepared } from "./prepare-page.tsx";
import { handleEaseAnswer, saveDays, showReminders } from "./reminders-page.tsx";
import { showRun } from "./run-page.tsx";

/** Invoices of the authority: a month prepared, looked at, sent; what was sent, mended, exported. */
export function defineAdminInvoicePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.invoices.for);
  app.get(INVOICES, showInvoiceSeriesList);
  app.get(NEW_SERIES, async (request, reply) => showSeriesForm(request, reply));
  app.post(NEW_SERIES, handleSeriesForm);
  app.get(`${INVOICES}/:series/preparer`, journalledRead, showPrepared);
  app.post(`${INVOICES}/:series/envoyer`, issue);
  app.get(`${INVOICES}/:series/envois/:run`, showRun);
  app.get(`${INVOICES}/:series/envoyees`, showIssued);
  app.get(`${INVOICES}/:series/envoyees.csv`, journalledRead, sendIssuedFile);
  app.get(`${INVOICES}/:series/qui-paie/:account`, journalledRead, async (request, reply) =>
    showPayer(request, reply),
  );
  app.post(`${INVOICES}/:series/qui-paie/:account`, handlePayerForm);
  app.get(`${INVOICES}/:series/rappels`, journalledRead, async (request, reply) =>
    showReminders(request, reply),
  );
  app.post(`${INVOICES}/:series/rappels`, saveDays);
  app.post(`${INVOICES}/:series/rappels/:ease/repondre`, handleEaseAnswer);
  app.get(`${INVOICES}/:series/echeancier/:of`, journalledRead, async (request, reply) =>
    showPlan(request, reply),
  );
  app.post(`${INVOICES}/:series/echeancier/:of`, handlePlanForm);
  app.post(`${INVOICES}/:series/echeanciers/:plan/fin`, async (request, reply) =>
    handlePlanEnd(request, reply, (view) => showReminders(request, reply, view)),
  );
  app.get(`${INVOICES}/pieces/:invoice`, journalledRead, async (request, reply) =>
    showIssuedInvoice(request, reply),
  );
  app.post(`${INVOICES}/pieces/:invoice/avoir`, handleCreditForm);
  app.post(`${INVOICES}/pieces/:invoice/pause`, handleInvoicePause);
}
