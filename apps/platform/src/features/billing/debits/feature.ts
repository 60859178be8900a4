import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { creditorChangeApproval, debitsContribution, debitsJobs, firstCreditorApproval } from "./index.ts";
import { defineAdminDebitPages } from "./pages/admin/index.ts";
import { defineDeskDebitPages } from "./pages/desk/index.tsx";
import { defineSpaceDebitPages } from "./pages/space/index.ts";

export const debitsFeature = defineFeature({
  name: "debits",
  context: "billing",
  contribution: debitsContribution,
  jobs: debitsJobs,
  approvals: [creditorChangeApproval, firstCreditorApproval],
  pages: {
    space: [defineSpaceDebitPages],
    desk: [defineDeskDebitPages],
    admin: [defineAdminDebitPages],
  },
});
