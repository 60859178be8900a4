import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { duplicatesContribution, duplicatesJobs } from "./index.ts";

export const duplicatesFeature = defineFeature({
  name: "duplicates",
  context: "identity",
  contribution: duplicatesContribution,
  jobs: duplicatesJobs,
});
