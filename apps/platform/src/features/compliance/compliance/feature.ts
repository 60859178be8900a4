import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { complianceContribution, complianceJobs } from "./index.ts";
import { mountCompliancePages } from "./pages/admin/compliance/index.ts";

export const complianceFeature = defineFeature({
  name: "compliance",
  context: "compliance",
  contribution: complianceContribution,
  jobs: complianceJobs,
  pages: {
    admin: [mountCompliancePages],
  },
});
