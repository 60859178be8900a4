import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { restrictionsContribution } from "./index.ts";

export const restrictionsFeature = defineFeature({
  name: "restrictions",
  context: "trust",
  contribution: restrictionsContribution,
});
