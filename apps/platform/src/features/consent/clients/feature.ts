import { adminPlaces } from "../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../frames/admin/common/require-admin-agent.ts";
import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { clientsContribution, clientsJobs } from "./index.ts";
import { defineClientPages } from "./pages/admin/clients/index.ts";

export const clientsFeature = defineFeature({
  name: "clients",
  context: "consent",
  contribution: clientsContribution,
  jobs: clientsJobs,
  pages: {
    admin: [
      (app) => {
        requireAnyCapability(app, adminPlaces.services.for);
        defineClientPages(app);
      },
    ],
  },
});
