import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { terminalsContribution, terminalsJobs } from "./index.ts";
import { defineCardPages } from "./pages/admin/cards/index.ts";

export const terminalsFeature = defineFeature({
  name: "terminals",
  context: "cards",
  contribution: terminalsContribution,
  jobs: terminalsJobs,
  pages: {
    admin: [defineCardPages],
  },
});
