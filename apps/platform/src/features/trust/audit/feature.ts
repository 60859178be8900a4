import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { auditContribution, auditJobs } from "./index.ts";
import { defineAdminJournalPages } from "./pages/admin/journal/index.tsx";
import { defineJournalPages } from "./pages/space/journal/index.ts";

export const auditFeature = defineFeature({
  name: "audit",
  context: "trust",
  contribution: auditContribution,
  jobs: auditJobs,
  pages: {
    admin: [(app, { tell }) => defineAdminJournalPages(app, tell)],
    space: [(app, { tell }) => defineJournalPages(app, tell)],
  },
});
