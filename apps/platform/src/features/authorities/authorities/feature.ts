import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { authoritiesContribution, authoritiesJobs } from "./index.ts";
import { defineAuthorityPages } from "./pages/admin/authority/index.ts";

export const authoritiesFeature = defineFeature({
  name: "authorities",
  context: "authorities",
  contribution: authoritiesContribution,
  jobs: authoritiesJobs,
  pages: {
    admin: [defineAuthorityPages],
  },
});
