import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { keysContribution } from "./index.ts";

export const keysFeature = defineFeature({
  name: "keys",
  context: "trust",
  contribution: keysContribution,
  erasedLast: "Until then, features open what they erase.",
});
