import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { mergesContribution, mergesJobs } from "./index.ts";
import { mountDuplicatePages } from "./pages/desk/duplicates/index.ts";

export const mergesFeature = defineFeature({
  name: "merges",
  context: "records",
  contribution: mergesContribution,
  jobs: mergesJobs,
  pages: {
    desk: [mountDuplicatePages],
  },
});
