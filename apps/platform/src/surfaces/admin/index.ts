import type { Routes } from "../../web/index.ts";
import type { FileParts } from "../common/rights/dossier.ts";
import { accessibilityPages } from "./accessibility/index.tsx";
import { activityPages } from "./activities/index.ts";
import { staffPages } from "./agents/index.ts";
import { authorityPages } from "./authority/index.ts";
import { adminCampaignPages } from "./campaigns/index.ts";
import { cardPages } from "./cards/index.ts";
import { clientPages } from "./clients/index.ts";
import { places } from "./common/places.ts";
import { requireAgent, requireOneOf } from "./common/signed-in.ts";
import { compliancePages } from "./compliance/index.ts";
import { counterPages } from "./counters/index.ts";
import { couplingPages } from "./couplings/index.ts";
import { debitPages } from "./debits/index.ts";
import { givenDelegationPages } from "./delegations/index.ts";
import { deskKeepingPages } from "./desks/index.ts";
import { equipmentPages } from "./equipment/index.ts";
import { helpPages } from "./help/help-pages.tsx";
import { homePage } from "./home/home-page.tsx";
import { insightPages } from "./insights/index.ts";
import { serviceFigurePages } from "./insights/service-figures.tsx";
import { invoicePages } from "./invoices/index.ts";
import { adminJournalPages, type TellEntry } from "./journal/index.tsx";
import { logoPages } from "./logo/index.ts";
import { type Operations, operationPages } from "./operations/index.tsx";
import { organisationPages } from "./organisation/index.ts";
import { passPages } from "./passes/index.ts";
import { filePages } from "./records/files/index.ts";
import { proposalPages } from "./records/proposals/index.ts";
import { regiePages } from "./regies/index.ts";
import { adminRightsPages } from "./rights/index.ts";
import { adminServicePages, type ConsentPreview } from "./services/index.ts";
import { signInProviderPages } from "./sign-in-providers/index.ts";
import { adminFingerprintPages, adminSourcePages } from "./sources/index.ts";
import { adminSupportPages } from "./supports/index.tsx";
import { tariffPages } from "./tariffs/index.ts";
import { taskPages } from "./tasks/index.ts";
import { tokenPages } from "./tokens/index.ts";
import { transferPages } from "./transfers/index.ts";
import { witnessPages } from "./witnesses/index.ts";

export type { Operations } from "./operations/index.tsx";
export type { ConsentPreview } from "./services/index.ts";

export interface AdminOptions {
  readonly rights: FileParts;
  readonly tell: TellEntry;
  readonly preview: ConsentPreview;
  readonly operations: Operations;
}

/** Under /:slug/administration: services, applications, staff, API tokens, delegations, journal, operation. */
export const adminPages =
  ({ tell, rights, preview, operations }: AdminOptions): Routes =>
  async (app) => {
    requireAgent(app);
    app.get("/administration", async (_request, reply) => homePage(reply));
    await app.register(async (scope) => {
      requireOneOf(scope, places.services.for);
      adminServicePages(scope, preview);
      clientPages(scope);
      taskPages(scope);
      transferPages(scope);
    });
    await app.register(async (scope) => tariffPages(scope));
    await app.register(async (scope) => activityPages(scope));
    await app.register(async (scope) => couplingPages(scope));
    await app.register(async (scope) => adminCampaignPages(scope));
    await app.register(async (scope) => insightPages(scope));
    await app.register(async (scope) => {
      requireOneOf(scope, ["insight.read", "subscription.read"]);
      serviceFigurePages(scope);
    });
    await app.register(async (scope) => staffPages(scope));
    await app.register(async (scope) => tokenPages(scope));
    await app.register(async (scope) => deskKeepingPages(scope));
    await app.register(async (scope) => authorityPages(scope));
    await app.register(async (scope) => logoPages(scope));
    await app.register(async (scope) => equipmentPages(scope));
    await app.register(async (scope) => adminSupportPages(scope));
    await app.register(async (scope) => cardPages(scope));
    await app.register(async (scope) => counterPages(scope));
    await app.register(async (scope) => invoicePages(scope));
    await app.register(async (scope) => debitPages(scope));
    await app.register(async (scope) => passPages(scope));
    await app.register(async (scope) => regiePages(scope));
    await app.register(async (scope) => filePages(scope));
    await app.register(async (scope) => proposalPages(scope));
    await app.register(async (scope) => helpPages(scope));
    await app.register(async (scope) => organisationPages(scope));
    await app.register(async (scope) => givenDelegationPages(scope));
    await app.register(async (scope) => adminSourcePages(scope));
    await app.register(async (scope) => adminFingerprintPages(scope));
    await app.register(async (scope) => signInProviderPages(scope));
    await app.register(async (scope) => accessibilityPages(scope));
    await app.register(async (scope) => adminRightsPages(scope, rights));
    await app.register(async (scope) => compliancePages(scope));
    await app.register(async (scope) => adminJournalPages(scope, tell));
    await app.register(async (scope) => witnessPages(scope));
    await app.register(async (scope) => operationPages(scope, operations));
  };
