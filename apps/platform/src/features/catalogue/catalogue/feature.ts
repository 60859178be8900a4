import { adminPlaces } from "../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../frames/admin/common/require-admin-agent.ts";
import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { catalogueContribution, catalogueJobs, versionApproval } from "./index.ts";
import { type ConsentPreview, defineAdminServicePages } from "./pages/admin/services/index.ts";

/** @param preview how a consent page will look, which a context above draws */
export const defineCatalogueFeature = (preview: ConsentPreview) =>
  defineFeature({
    name: "catalogue",
    context: "catalogue",
    contribution: catalogueContribution,
    jobs: catalogueJobs,
    approvals: [versionApproval],
    pages: {
      admin: [
        (app) => {
          requireAnyCapability(app, adminPlaces.services.for);
          defineAdminServicePages(app, preview);
        },
      ],
    },
  });
