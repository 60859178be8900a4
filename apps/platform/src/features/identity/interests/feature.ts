import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { interestsContribution } from "./index.ts";

export const interestsFeature = defineFeature({
  name: "interests",
  context: "identity",
  contribution: interestsContribution,
});
