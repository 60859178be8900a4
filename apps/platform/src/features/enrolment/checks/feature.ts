import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { checksContribution, checksJobs } from "./index.ts";

export const checksFeature = defineFeature({
  name: "checks",
  context: "enrolment",
  contribution: checksContribution,
  jobs: checksJobs,
});
