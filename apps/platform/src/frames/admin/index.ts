import { defineStaffPages } from "../../features/access/access/pages/admin/agents/index.ts";
import { defineDelegationPages } from "../../features/access/access/pages/admin/delegations/index.ts";
import { defineDeskPages } from "../../features/access/access/pages/admin/desks/index.ts";
import { defineTokenPages } from "../../features/access/access/pages/admin/tokens/index.ts";
import { defineActivityPages } from "../../features/activities/bookings/pages/admin/activities/index.ts";
import { defineAdminCouplingPages } from "../../features/activities/couplings/pages/admin/couplings/index.ts";
import { defineAdminPassPages } from "../../features/activities/passes/pages/admin/passes/index.ts";
import { defineAuthorityPages } from "../../features/authorities/authorities/pages/admin/authority/index.ts";
import { defineAdminDebitPages } from "../../features/billing/debits/pages/admin/debits/index.ts";
import { defineAdminInvoicePages } from "../../features/billing/invoices/pages/admin/invoices/index.ts";
import { defineRegiePages } from "../../features/billing/payments/pages/admin/regies/index.ts";
import { defineEquipmentPages } from "../../features/cards/equipment/pages/admin/index.ts";
import { defineAdminSupportPages } from "../../features/cards/supports/pages/admin/supports/index.tsx";
import { defineCardPages } from "../../features/cards/terminals/pages/admin/cards/index.ts";
import { defineAccessibilityPages } from "../../features/catalogue/accessibility/pages/admin/accessibility/index.tsx";
import {
  type ConsentPreview,
  defineAdminServicePages,
} from "../../features/catalogue/catalogue/pages/admin/services/index.ts";
import { defineAdminTariffPages } from "../../features/catalogue/tariffs/pages/admin/tariffs/index.ts";
import { mountCompliancePages } from "../../features/compliance/compliance/pages/admin/compliance/index.ts";
import { mountWitnessPages } from "../../features/compliance/witnesses/pages/admin/witnesses/index.ts";
import { defineAdminCampaignPages } from "../../features/consent/campaigns/pages/admin/campaigns/index.ts";
import { defineClientPages } from "../../features/consent/clients/pages/admin/clients/index.ts";
import { defineTaskPages } from "../../features/consent/subscriptions/pages/admin/tasks/index.ts";
import { defineTransferPages } from "../../features/consent/transfers/pages/admin/transfers/index.ts";
import { defineLogoPages } from "../../features/enrolment/logos/pages/admin/logo/index.ts";
import { defineOrganisationPages } from "../../features/enrolment/organisation/pages/admin/organisation/index.ts";
import {
  defineAdminSourcePages,
  defineFingerprintPages,
} from "../../features/enrolment/sources/pages/admin/sources/index.ts";
import { signInProviderPages } from "../../features/identity/upstream/pages/admin/sign-in-providers/index.ts";
import { defineInsightPages } from "../../features/insights/insights/pages/admin/insights/index.ts";
import { defineServiceFigurePages } from "../../features/insights/insights/pages/admin/insights/service-figures.tsx";
import { defineAdminCounterPages } from "../../features/ledger/counters/pages/admin/counters/index.ts";
import { mountFilePages } from "../../features/records/records/pages/admin/records/files/index.ts";
import { mountProposalPages } from "../../features/records/records/pages/admin/records/proposals/index.ts";
import { mountAdminRightsPages } from "../../features/records/rights/pages/admin/rights/index.ts";
import type { FileParts } from "../../features/records/rights/pages/common/rights/dossier.ts";
import {
  defineAdminJournalPages,
  type TellLogEntry,
} from "../../features/trust/audit/pages/admin/journal/index.tsx";
import type { Routes } from "../../web/index.ts";
import { adminPlaces } from "./common/places.ts";
import { requireAdminAgent, requireAnyCapability } from "./common/require-admin-agent.ts";
import { mountHelpPages } from "./help/help-pages.tsx";
import { showAdminHome } from "./home/home-page.tsx";
import { mountOperationPages, type Operations } from "./operations/index.tsx";

export type { ConsentPreview } from "../../features/catalogue/catalogue/pages/admin/services/index.ts";
export type { Operations } from "./operations/index.tsx";

export interface AdminOptions {
  readonly rights: FileParts;
  readonly tell: TellLogEntry;
  readonly preview: ConsentPreview;
  readonly operations: Operations;
}

/**
 * Under /:slug/administration: services, applications, staff, API tokens, delegations, journal, operation.
 */
export const adminPages =
  ({ tell, rights, preview, operations }: AdminOptions): Routes =>
  async (app) => {
    requireAdminAgent(app);
    app.get("/administration", async (_request, reply) => showAdminHome(reply));
    await app.register(async (scope) => {
      requireAnyCapability(scope, adminPlaces.services.for);
      defineAdminServicePages(scope, preview);
      defineClientPages(scope);
      defineTaskPages(scope);
      defineTransferPages(scope);
    });
    await app.register(async (scope) => defineAdminTariffPages(scope));
    await app.register(async (scope) => defineActivityPages(scope));
    await app.register(async (scope) => defineAdminCouplingPages(scope));
    await app.register(async (scope) => defineAdminCampaignPages(scope));
    await app.register(async (scope) => defineInsightPages(scope));
    await app.register(async (scope) => {
      requireAnyCapability(scope, ["insight.read", "subscription.read"]);
      defineServiceFigurePages(scope);
    });
    await app.register(async (scope) => defineStaffPages(scope));
    await app.register(async (scope) => defineTokenPages(scope));
    await app.register(async (scope) => defineDeskPages(scope));
    await app.register(async (scope) => defineAuthorityPages(scope));
    await app.register(async (scope) => defineLogoPages(scope));
    await app.register(async (scope) => defineEquipmentPages(scope));
    await app.register(async (scope) => defineAdminSupportPages(scope));
    await app.register(async (scope) => defineCardPages(scope));
    await app.register(async (scope) => defineAdminCounterPages(scope));
    await app.register(async (scope) => defineAdminInvoicePages(scope));
    await app.register(async (scope) => defineAdminDebitPages(scope));
    await app.register(async (scope) => defineAdminPassPages(scope));
    await app.register(async (scope) => defineRegiePages(scope));
    await app.register(async (scope) => mountFilePages(scope));
    await app.register(async (scope) => mountProposalPages(scope));
    await app.register(async (scope) => mountHelpPages(scope));
    await app.register(async (scope) => defineOrganisationPages(scope));
    await app.register(async (scope) => defineDelegationPages(scope));
    await app.register(async (scope) => defineAdminSourcePages(scope));
    await app.register(async (scope) => defineFingerprintPages(scope));
    await app.register(async (scope) => signInProviderPages(scope));
    await app.register(async (scope) => defineAccessibilityPages(scope));
    await app.register(async (scope) => mountAdminRightsPages(scope, rights));
    await app.register(async (scope) => mountCompliancePages(scope));
    await app.register(async (scope) => defineAdminJournalPages(scope, tell));
    await app.register(async (scope) => mountWitnessPages(scope));
    await app.register(async (scope) => mountOperationPages(scope, operations));
  };
