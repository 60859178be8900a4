import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { logosContribution } from "./index.ts";
import { defineLogoPages } from "./pages/admin/logo/index.ts";

export const logosFeature = defineFeature({
  name: "logos",
  context: "enrolment",
  contribution: logosContribution,
  pages: {
    admin: [defineLogoPages],
  },
});
