import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { oldcardsContribution } from "./index.ts";
import { defineOldCardPages } from "./pages/desk/oldcards/index.ts";

export const oldcardsFeature = defineFeature({
  name: "oldcards",
  context: "ledger",
  contribution: oldcardsContribution,
  pages: {
    desk: [defineOldCardPages],
  },
});
