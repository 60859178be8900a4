import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { creditorChangeApproval, debitsContribution, debitsJobs, firstCreditorApproval } from "./index.ts";
import { defineAdminDebitPages } from "./pages/admin/debits/index.ts";
import { defineDeskDebitPages } from "./pages/desk/debits/index.ts";
import { defineSpaceDebitPages } from "./pages/space/debits/index.ts";

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
