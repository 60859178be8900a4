import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { consentContribution, consentJobs } from "./index.ts";

export const consentFeature = defineFeature({
  name: "consent",
  context: "consent",
  contribution: consentContribution,
  jobs: consentJobs,
});
