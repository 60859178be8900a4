import { defineSessionPages } from "../../features/access/access/pages/space/sessions/index.ts";
import { defineSpaceBookingPages } from "../../features/activities/bookings/pages/space/bookings/index.ts";
import { defineSpaceCouplingPages } from "../../features/activities/couplings/pages/space/couplings/index.ts";
import { defineSpacePassPages } from "../../features/activities/passes/pages/space/passes/index.tsx";
import { defineSpaceDebitPages } from "../../features/billing/debits/pages/space/debits/index.ts";
import { defineFamilyPages } from "../../features/billing/invoices/pages/space/family/family-page.tsx";
import { defineSpaceInvoicePages } from "../../features/billing/invoices/pages/space/invoices/index.ts";
import { definePhoneBindingPages } from "../../features/cards/supports/pages/space/pocket/index.tsx";
import { defineSpaceSupportPages } from "../../features/cards/supports/pages/space/supports/index.ts";
import { defineOwnTariffPages } from "../../features/catalogue/tariffs/pages/space/tariffs/own-tariffs-page.tsx";
import { defineSpaceCampaignPages } from "../../features/consent/campaigns/pages/space/campaigns/index.ts";
import { defineConsentPages } from "../../features/consent/consent/pages/space/consent/index.ts";
import { defineLinkPages } from "../../features/consent/links/pages/space/links/index.ts";
import type { OpenId } from "../../features/consent/openid/index.ts";
import { defineSpaceServicePages } from "../../features/consent/subscriptions/pages/space/services/index.ts";
import { defineSpaceSourcePages } from "../../features/enrolment/sources/pages/space/sources/index.ts";
import { defineSpaceContactPages } from "../../features/identity/contacts/pages/space/contacts/index.ts";
import { defineElementPages } from "../../features/identity/identity/pages/space/elements/index.ts";
import type { GatherEverything } from "../../features/identity/identity/pages/space/elements/take-out.tsx";
import { defineSpaceCounterPages } from "../../features/ledger/counters/pages/space/counters/index.ts";
import { defineGuestPages } from "../../features/ledger/guests/pages/space/guests/index.ts";
import { mountSpaceMovePages } from "../../features/records/life/pages/space/move/index.ts";
import { mountRightsFiles } from "../../features/records/rights/pages/space/rights/files.ts";
import { mountSpaceRightsPages } from "../../features/records/rights/pages/space/rights/index.ts";
import { defineJournalPages } from "../../features/trust/audit/pages/space/journal/index.ts";
import type { TellOwnEntry } from "../../features/trust/audit/pages/space/journal/journal-page.tsx";
import type { Routes } from "../../web/index.ts";
import { requirePerson } from "./common/require-person.ts";
import { mountHomePages } from "./home/index.ts";

/** What the pages need from every module at once: the composition root gathers it. */
export interface SpaceParts {
  readonly tell: TellOwnEntry;
  readonly gather: GatherEverything;
  readonly openId: OpenId;
}

/** The person's space, behind their session. */
export const spacePages =
  ({ tell, gather, openId }: SpaceParts): Routes =>
  async (app) => {
    await app.register(async (signedIn) => {
      requirePerson(signedIn);
      mountHomePages(signedIn);
      defineElementPages(signedIn, gather, tell);
      mountSpaceMovePages(signedIn);
      mountSpaceRightsPages(signedIn);
      defineSpaceSourcePages(signedIn);
      mountRightsFiles(signedIn, { gather, tell });
      defineSpaceServicePages(signedIn);
      defineSpaceSupportPages(signedIn);
      definePhoneBindingPages(signedIn);
      defineSpaceCampaignPages(signedIn);
      defineLinkPages(signedIn);
      defineSpaceBookingPages(signedIn);
      defineSpaceCouplingPages(signedIn);
      defineSpaceCounterPages(signedIn);
      defineGuestPages(signedIn);
      defineFamilyPages(signedIn);
      defineSpaceInvoicePages(signedIn);
      defineSpaceDebitPages(signedIn);
      defineSpacePassPages(signedIn);
      defineOwnTariffPages(signedIn);
      defineConsentPages(signedIn, openId);
      defineJournalPages(signedIn, tell);
      defineSessionPages(signedIn);
      defineSpaceContactPages(signedIn);
    });
  };
