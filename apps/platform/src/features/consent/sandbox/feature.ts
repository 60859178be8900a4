import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { sandboxContribution } from "./index.ts";

export const sandboxFeature = defineFeature({
  name: "sandbox",
  context: "consent",
  contribution: sandboxContribution,
});
