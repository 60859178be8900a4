import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { accessibilityContribution } from "./index.ts";
import { defineAccessibilityPages } from "./pages/admin/accessibility/index.tsx";

export const accessibilityFeature = defineFeature({
  name: "accessibility",
  context: "catalogue",
  contribution: accessibilityContribution,
  pages: {
    admin: [defineAccessibilityPages],
  },
});
