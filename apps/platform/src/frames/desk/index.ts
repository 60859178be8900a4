import { defineDeskBookingPages } from "../../features/activities/bookings/pages/desk/bookings/index.ts";
import { defineDeskCouplingPages } from "../../features/activities/couplings/pages/desk/couplings/index.ts";
import { defineDeskPassPages } from "../../features/activities/passes/pages/desk/passes/index.ts";
import { defineDeskDebitPages } from "../../features/billing/debits/pages/desk/debits/index.ts";
import { defineDeskInvoicePages } from "../../features/billing/invoices/pages/desk/invoices/index.ts";
import { defineTillPages } from "../../features/billing/payments/pages/desk/till/index.ts";
import { defineDeskSupportPages } from "../../features/cards/supports/pages/desk/supports/index.ts";
import { defineDeskCampaignPages } from "../../features/consent/campaigns/pages/desk/campaigns/index.ts";
import { defineDeskServicePages } from "../../features/consent/subscriptions/pages/desk/services/index.ts";
import { defineEnrolPages } from "../../features/enrolment/enrolment/pages/desk/enrol/index.ts";
import { defineFilePages } from "../../features/enrolment/enrolment/pages/desk/file/index.ts";
import { openNextFile } from "../../features/enrolment/enrolment/pages/desk/queue/next-file.ts";
import { showQueue } from "../../features/enrolment/enrolment/pages/desk/queue/queue-page.tsx";
import { defineDeskSourcePages } from "../../features/enrolment/sources/pages/desk/sources/index.ts";
import { defineDeskContactPages } from "../../features/identity/contacts/pages/desk/contacts/index.ts";
import { defineReachPages } from "../../features/identity/contacts/pages/desk/reach/index.ts";
import { defineRepresentationPages } from "../../features/identity/households/pages/desk/representation/index.ts";
import { defineOldCardPages } from "../../features/ledger/oldcards/pages/desk/oldcards/index.ts";
import { defineLetterPages } from "../../features/messaging/notifications/pages/desk/letters/index.ts";
import { mountDeathPages } from "../../features/records/life/pages/desk/death/index.ts";
import { mountMajorityPages } from "../../features/records/life/pages/desk/majority/index.ts";
import { mountDeskMovePages } from "../../features/records/life/pages/desk/move/index.ts";
import { mountDuplicatePages } from "../../features/records/merges/pages/desk/duplicates/index.ts";
import { mountDeskRightsPages } from "../../features/records/rights/pages/desk/rights/index.ts";
import type { Routes } from "../../web/index.ts";
import { journalledRead } from "../../web/index.ts";
import { requireDeskAgent } from "./common/require-desk-agent.tsx";
import { mountPeoplePages } from "./people/index.ts";
import type { DeskEntryFormatter } from "./people/journal-section.tsx";

export { documentsHost } from "./documents-host.ts";

/** The desk: the morning's queue, files, people, enrolment at the desk, a death, letters. */
export const deskPages =
  (tell: DeskEntryFormatter): Routes =>
  (app) => {
    requireDeskAgent(app);
    app.get("/agents", journalledRead, showQueue);
    app.get("/agents/suivant", { config: { writesOnRead: "the file that the agent takes" } }, openNextFile);
    defineFilePages(app);
    mountPeoplePages(app, tell);
    defineDeskServicePages(app);
    mountDeathPages(app);
    mountDeskMovePages(app);
    mountDeskRightsPages(app);
    defineDeskSourcePages(app);
    mountMajorityPages(app);
    defineRepresentationPages(app);
    defineReachPages(app);
    defineEnrolPages(app);
    defineDeskCampaignPages(app);
    defineLetterPages(app);
    defineDeskSupportPages(app);
    defineOldCardPages(app);
    defineDeskCouplingPages(app);
    defineDeskBookingPages(app);
    defineDeskPassPages(app);
    defineTillPages(app);
    defineDeskDebitPages(app);
    defineDeskInvoicePages(app);
    mountDuplicatePages(app);
    defineDeskContactPages(app);
  };
