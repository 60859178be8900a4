import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { witnessesContribution, witnessesJobs } from "./index.ts";
import { mountWitnessPages } from "./pages/admin/witnesses/index.ts";

export const witnessesFeature = defineFeature({
  name: "witnesses",
  context: "compliance",
  contribution: witnessesContribution,
  jobs: witnessesJobs,
  pages: {
    admin: [mountWitnessPages],
  },
});
