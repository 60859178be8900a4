import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { evidenceContribution, evidenceJobs } from "./index.ts";

export const evidenceFeature = defineFeature({
  name: "evidence",
  context: "enrolment",
  contribution: evidenceContribution,
  jobs: evidenceJobs,
});
