import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { householdsContribution, householdsJobs } from "./index.ts";
import { defineRepresentationPages } from "./pages/desk/representation/index.ts";

export const householdsFeature = defineFeature({
  name: "households",
  context: "identity",
  contribution: householdsContribution,
  jobs: householdsJobs,
  pages: {
    desk: [defineRepresentationPages],
  },
});
