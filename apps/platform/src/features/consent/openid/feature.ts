import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { openidContribution, openidJobs } from "./index.ts";

export const openidFeature = defineFeature({
  name: "openid",
  context: "consent",
  contribution: openidContribution,
  jobs: openidJobs,
});
