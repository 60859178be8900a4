import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { smallstaffContribution } from "./index.ts";
import { defineSmallStaffPages } from "./pages/admin/index.ts";
import { legalFill } from "./pages/site/legal-fill.ts";

export const smallstaffFeature = defineFeature({
  name: "smallstaff",
  context: "access",
  contribution: smallstaffContribution,
  pages: { admin: [defineSmallStaffPages] },
  fills: [legalFill],
});
