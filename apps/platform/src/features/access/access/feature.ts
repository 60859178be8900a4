import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { accessContribution } from "./index.ts";
import { defineStaffPages } from "./pages/admin/agents/index.ts";
import { defineDelegationPages } from "./pages/admin/delegations/index.ts";
import { defineDeskPages } from "./pages/admin/desks/index.ts";
import { defineTokenPages } from "./pages/admin/tokens/index.ts";
import { defineSessionPages } from "./pages/space/sessions/index.ts";

export const accessFeature = defineFeature({
  name: "access",
  context: "access",
  contribution: accessContribution,
  pages: {
    space: [defineSessionPages],
    admin: [defineStaffPages, defineDelegationPages, defineDeskPages, defineTokenPages],
  },
});
