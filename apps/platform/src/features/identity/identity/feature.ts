import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { identityContribution, identityJobs } from "./index.ts";
import { expiringFill } from "./pages/space/elements/home-fill.ts";
import { defineElementPages } from "./pages/space/elements/index.ts";

export const identityFeature = defineFeature({
  name: "identity",
  context: "identity",
  contribution: identityContribution,
  jobs: identityJobs,
  pages: {
    space: [(app, { gather, tell }) => defineElementPages(app, gather, tell)],
  },
  fills: [expiringFill],
});
