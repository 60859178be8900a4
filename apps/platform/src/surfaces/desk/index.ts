import type { Routes } from "../../web/index.ts";
import { deskBookingPages } from "./bookings/index.ts";
import { campaignPages } from "./campaigns/index.ts";
import { requireAgent } from "./common/signed-in.tsx";
import { contactPages } from "./contacts/index.ts";
import { deskCouplingPages } from "./couplings/index.ts";
import { deathPages } from "./death/index.ts";
import { deskDebitPages } from "./debits/index.ts";
import { duplicatePages } from "./duplicates/index.ts";
import { enrolPages } from "./enrol/index.ts";
import { filePages } from "./file/index.ts";
import { deskInvoicePages } from "./invoices/index.ts";
import { letterPages } from "./letters/index.ts";
import { majorityPages } from "./majority/index.ts";
import { movePages } from "./move/index.ts";
import { oldCardPages } from "./oldcards/index.ts";
import { deskPassPages } from "./passes/index.ts";
import { peoplePages } from "./people/index.ts";
import type { TellEntry } from "./people/journal-section.tsx";
import { openNextFile } from "./queue/next-file.ts";
import { showQueue } from "./queue/queue-page.tsx";
import { reachPages } from "./reach/index.ts";
import { representationPages } from "./representation/index.ts";
import { deskRightsPages } from "./rights/index.ts";
import { deskServicePages } from "./services/index.ts";
import { deskSourcePages } from "./sources/index.ts";
import { deskSupportPages } from "./supports/index.ts";
import { tillPages } from "./till/index.ts";

export { documentsHost } from "./documents-host.ts";

/** The desk: the morning's queue, files, people, enrolment at the desk, a death, letters. */
export const deskPages =
  (tell: TellEntry): Routes =>
  (app) => {
    requireAgent(app);
    app.get("/agents", showQueue);
    app.get("/agents/suivant", openNextFile);
    filePages(app);
    peoplePages(app, tell);
    deskServicePages(app);
    deathPages(app);
    movePages(app);
    deskRightsPages(app);
    deskSourcePages(app);
    majorityPages(app);
    representationPages(app);
    reachPages(app);
    enrolPages(app);
    campaignPages(app);
    letterPages(app);
    deskSupportPages(app);
    oldCardPages(app);
    deskCouplingPages(app);
    deskBookingPages(app);
    deskPassPages(app);
    tillPages(app);
    deskDebitPages(app);
    deskInvoicePages(app);
    duplicatePages(app);
    contactPages(app);
  };
