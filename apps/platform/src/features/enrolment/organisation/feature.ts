import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { organisationContribution } from "./index.ts";
import { defineOrganisationPages } from "./pages/admin/organisation/index.ts";

export const organisationFeature = defineFeature({
  name: "organisation",
  context: "enrolment",
  contribution: organisationContribution,
  pages: {
    admin: [defineOrganisationPages],
  },
});
