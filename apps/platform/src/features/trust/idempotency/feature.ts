import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { idempotencyContribution } from "./index.ts";

export const idempotencyFeature = defineFeature({
  name: "idempotency",
  context: "trust",
  contribution: idempotencyContribution,
});
