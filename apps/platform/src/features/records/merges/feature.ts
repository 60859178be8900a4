import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { mergeApproval, mergesContribution, mergesJobs, waitingMerges } from "./index.ts";
import { mountDuplicatePages } from "./pages/desk/duplicates/index.ts";
import { mergesFill } from "./pages/desk/duplicates/merges-fill.tsx";

export const mergesFeature = defineFeature({
  name: "merges",
  context: "records",
  contribution: mergesContribution,
  jobs: mergesJobs,
  pages: {
    desk: [mountDuplicatePages],
  },
  fills: [mergesFill],
  approvals: [mergeApproval],
  waiting: [waitingMerges],
});
