import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { complianceContribution, complianceJobs, decisionApproval } from "./index.ts";
import { mountCompliancePages } from "./pages/admin/compliance/index.ts";

export const complianceFeature = defineFeature({
  name: "compliance",
  context: "compliance",
  contribution: complianceContribution,
  jobs: complianceJobs,
  approvals: [decisionApproval],
  pages: {
    admin: [mountCompliancePages],
  },
});
