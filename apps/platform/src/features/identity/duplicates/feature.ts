import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { duplicatesContribution, duplicatesJobs, waitingPairs } from "./index.ts";

export const duplicatesFeature = defineFeature({
  name: "duplicates",
  context: "identity",
  contribution: duplicatesContribution,
  jobs: duplicatesJobs,
  waiting: [waitingPairs],
});
