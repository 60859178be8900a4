import { adminPlaces } from "../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../frames/admin/common/require-admin-agent.ts";
import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { transfersContribution, transfersJobs } from "./index.ts";
import { defineTransferPages } from "./pages/admin/transfers/index.ts";

export const transfersFeature = defineFeature({
  name: "transfers",
  context: "consent",
  contribution: transfersContribution,
  erasedBefore: {
    clients: "It asks what was told of the person, which clients delete.",
  },
  jobs: transfersJobs,
  pages: {
    admin: [
      (app) => {
        requireAnyCapability(app, adminPlaces.services.for);
        defineTransferPages(app);
      },
    ],
  },
});
