import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { handleAccountApproval, handleAccountRequest, withdrawAccount } from "./change-account.ts";
import { handleStatementClosing } from "./close-statement.tsx";
import { createPartner, createPass, showPartnerForm, showPassForm } from "./form-pages.tsx";
import { showPassList } from "./list-page.tsx";
import {
  addPerson,
  endPerson,
  handleAgreementConfirmation,
  handlePartnershipEnd,
  showPartner,
} from "./partner-page.tsx";
import { NEW_PARTNER, NEW_PASS, PARTNERS, PASSES, STATEMENTS } from "./paths.ts";
import { handleTransferVoiding, sendFile, sendTransfer, showStatement } from "./statement-page.tsx";

/** Passes, their offers, the partners that accept them, and what these are owed. */
export function defineAdminPassPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.passes.for);
  app.get(PASSES, showPassList);
  app.get(NEW_PASS, async (request, reply) => showPassForm(request, reply));
  app.post(NEW_PASS, createPass);
  app.get(NEW_PARTNER, async (request, reply) => showPartnerForm(request, reply));
  app.post(NEW_PARTNER, createPartner);
  app.get(`${PARTNERS}/:partner`, async (request, reply) => showPartner(request, reply));
  app.post(`${PARTNERS}/:partner/personnes`, addPerson);
  app.post(`${PARTNERS}/:partner/personnes/fin`, endPerson);
  app.post(`${PARTNERS}/:partner/fin`, handlePartnershipEnd);
  app.post(`${PARTNERS}/:partner/arreter`, handleStatementClosing);
  app.post(`${PARTNERS}/:partner/reprendre`, handleAgreementConfirmation);
  app.post(`${PARTNERS}/:partner/compte`, handleAccountRequest);
  app.post(`${PARTNERS}/:partner/compte/accepter`, handleAccountApproval);
  app.post(`${PARTNERS}/:partner/compte/abandonner`, withdrawAccount);
  app.get(`${STATEMENTS}/:releve`, async (request, reply) => showStatement(request, reply));
  app.get(`${STATEMENTS}/:releve/releve.csv`, sendFile);
  app.post(`${STATEMENTS}/:releve/virement`, sendTransfer);
  app.post(`${STATEMENTS}/:releve/virement/annuler`, handleTransferVoiding);
}
