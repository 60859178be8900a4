import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { fingerprintApproval, sourcesContribution, sourcesJobs } from "./index.ts";
import { fingerprintFill } from "./pages/admin/sources/home-fill.tsx";
import { defineAdminSourcePages, defineFingerprintPages } from "./pages/admin/sources/index.ts";
import { defineDeskSourcePages } from "./pages/desk/sources/index.ts";
import { defineSpaceSourcePages } from "./pages/space/sources/index.ts";

export const sourcesFeature = defineFeature({
  name: "sources",
  context: "enrolment",
  contribution: sourcesContribution,
  jobs: sourcesJobs,
  pages: {
    space: [defineSpaceSourcePages],
    desk: [defineDeskSourcePages],
    admin: [defineAdminSourcePages, defineFingerprintPages],
  },
  fills: [fingerprintFill],
  approvals: [fingerprintApproval],
});
