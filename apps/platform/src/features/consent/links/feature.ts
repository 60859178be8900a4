import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { linksContribution, linksJobs } from "./index.ts";
import { defineLinkPages } from "./pages/space/links/index.ts";

export const linksFeature = defineFeature({
  name: "links",
  context: "consent",
  contribution: linksContribution,
  jobs: linksJobs,
  pages: {
    space: [defineLinkPages],
  },
});
