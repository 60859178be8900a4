import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { renewalsContribution, renewalsJobs } from "./index.ts";

export const renewalsFeature = defineFeature({
  name: "renewals",
  context: "consent",
  contribution: renewalsContribution,
  erasedBefore: {
    subscriptions: "It asks which grants the person has, while they are live.",
    consent: "It finds them by the person's list of grants.",
  },
  jobs: renewalsJobs,
});
