import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { couplingApproval, couplingsContribution, couplingsJobs } from "./index.ts";
import { waitingCouplingsFill } from "./pages/admin/couplings/home-fill.tsx";
import { defineAdminCouplingPages } from "./pages/admin/couplings/index.ts";
import { defineDeskCouplingPages } from "./pages/desk/couplings/index.ts";
import { defineSpaceCouplingPages } from "./pages/space/couplings/index.ts";

export const couplingsFeature = defineFeature({
  name: "couplings",
  context: "activities",
  contribution: couplingsContribution,
  jobs: couplingsJobs,
  pages: {
    space: [defineSpaceCouplingPages],
    desk: [defineDeskCouplingPages],
    admin: [defineAdminCouplingPages],
  },
  fills: [waitingCouplingsFill],
  approvals: [couplingApproval],
});
