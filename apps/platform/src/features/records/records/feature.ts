import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { recordsContribution, recordsJobs } from "./index.ts";
import { mountFilePages } from "./pages/admin/records/files/index.ts";
import { mountProposalPages } from "./pages/admin/records/proposals/index.ts";
import { knownElsewherePanel } from "./pages/desk/known/person-panel.tsx";

export const recordsFeature = defineFeature({
  name: "records",
  context: "records",
  contribution: recordsContribution,
  erasedBefore: {
    identity: "Its records hold on to the person.",
  },
  jobs: recordsJobs,
  pages: {
    admin: [mountFilePages, mountProposalPages],
  },
  fills: [knownElsewherePanel],
});
