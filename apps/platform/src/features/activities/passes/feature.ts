import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { accountApproval, passesContribution } from "./index.ts";
import { defineAdminPassPages } from "./pages/admin/passes/index.ts";
import { defineDeskPassPages } from "./pages/desk/passes/index.ts";
import { endingPassesFill } from "./pages/space/passes/home-fill.ts";
import { defineSpacePassPages } from "./pages/space/passes/index.tsx";
import { servicePassesFill } from "./pages/space/passes/service-use-fill.ts";

export const passesFeature = defineFeature({
  name: "passes",
  context: "activities",
  contribution: passesContribution,
  approvals: [accountApproval],
  pages: {
    space: [defineSpacePassPages],
    desk: [defineDeskPassPages],
    admin: [defineAdminPassPages],
  },
  fills: [endingPassesFill, servicePassesFill],
});
