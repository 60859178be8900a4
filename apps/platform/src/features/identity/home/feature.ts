import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { homeContribution } from "./index.ts";
import { defineHomePages } from "./pages/space/home/index.ts";

export const homeFeature = defineFeature({
  name: "home",
  context: "identity",
  contribution: homeContribution,
  pages: { space: [defineHomePages] },
});
