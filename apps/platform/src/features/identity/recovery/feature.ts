import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { recoveryApproval, recoveryContribution, recoveryJobs } from "./index.ts";

export const recoveryFeature = defineFeature({
  name: "recovery",
  context: "identity",
  contribution: recoveryContribution,
  jobs: recoveryJobs,
  approvals: [recoveryApproval],
});
