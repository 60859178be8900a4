import { defineFeature } from "../../../frames/feature/define-feature.ts";
import {
  erasureApproval,
  rightsContribution,
  rightsJobs,
  waitingErasures,
  waitingRequests,
} from "./index.ts";
import { mountAdminRightsPages } from "./pages/admin/rights/index.ts";
import { mountDeskRightsPages } from "./pages/desk/rights/index.ts";
import { erasuresFill, pausesFill } from "./pages/desk/rights/rights-fills.tsx";
import { mountRightsFiles } from "./pages/space/rights/files.ts";
import { mountSpaceRightsPages } from "./pages/space/rights/index.ts";
import { erasureNoticesFill, pauseNoticesFill } from "./pages/space/rights/notice-fills.tsx";

export const rightsFeature = defineFeature({
  name: "rights",
  context: "records",
  contribution: rightsContribution,
  jobs: rightsJobs,
  pages: {
    admin: [(app, parts) => mountAdminRightsPages(app, parts)],
    space: [(app, parts) => mountRightsFiles(app, parts), mountSpaceRightsPages],
    desk: [mountDeskRightsPages],
  },
  fills: [erasuresFill, pausesFill, erasureNoticesFill, pauseNoticesFill],
  approvals: [erasureApproval],
  waiting: [waitingRequests, waitingErasures],
});
