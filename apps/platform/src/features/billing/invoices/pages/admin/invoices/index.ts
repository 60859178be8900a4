import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { create, showForm } from "./form-page.tsx";
import { credit, hold, showInvoice } from "./invoice-page.tsx";
import { sendFile, showIssued } from "./issued-page.tsx";
import { showList } from "./list-page.tsx";
import { INVOICES, NEW_SERIES } from "./paths.ts";
import { sayPayer, showPayer } from "./payer-page.tsx";
import { plan, showPlan } from "./plan-page.tsx";
import { finish } from "./plans-section.tsx";
import { issue, showPrepared } from "./prepare-page.tsx";
import { answer, saveDays, showReminders } from "./reminders-page.tsx";
import { showRun } from "./run-page.tsx";

/** Invoices of the authority: a month prepared, looked at, sent; what was sent, mended, exported. */
export function invoicePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.invoices.for);
  app.get(INVOICES, showList);
  app.get(NEW_SERIES, async (request, reply) => showForm(request, reply));
  app.post(NEW_SERIES, create);
  app.get(`${INVOICES}/:series/preparer`, showPrepared);
  app.post(`${INVOICES}/:series/envoyer`, issue);
  app.get(`${INVOICES}/:series/envois/:run`, showRun);
  app.get(`${INVOICES}/:series/envoyees`, showIssued);
  app.get(`${INVOICES}/:series/envoyees.csv`, sendFile);
  app.get(`${INVOICES}/:series/qui-paie/:account`, async (request, reply) => showPayer(request, reply));
  app.post(`${INVOICES}/:series/qui-paie/:account`, sayPayer);
  app.get(`${INVOICES}/:series/rappels`, async (request, reply) => showReminders(request, reply));
  app.post(`${INVOICES}/:series/rappels`, saveDays);
  app.post(`${INVOICES}/:series/rappels/:ease/repondre`, answer);
  app.get(`${INVOICES}/:series/echeancier/:of`, async (request, reply) => showPlan(request, reply));
  app.post(`${INVOICES}/:series/echeancier/:of`, plan);
  app.post(`${INVOICES}/:series/echeanciers/:plan/fin`, async (request, reply) =>
    finish(request, reply, (view) => showReminders(request, reply, view)),
  );
  app.get(`${INVOICES}/pieces/:invoice`, async (request, reply) => showInvoice(request, reply));
  app.post(`${INVOICES}/pieces/:invoice/avoir`, credit);
  app.post(`${INVOICES}/pieces/:invoice/pause`, hold);
}
