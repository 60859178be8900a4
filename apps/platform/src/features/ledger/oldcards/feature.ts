import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { oldCardFileApproval, oldcardsContribution } from "./index.ts";
import { defineOldCardPages } from "./pages/desk/oldcards/index.ts";

export const oldcardsFeature = defineFeature({
  name: "oldcards",
  context: "ledger",
  contribution: oldcardsContribution,
  approvals: [oldCardFileApproval],
  pages: {
    desk: [defineOldCardPages],
  },
});
