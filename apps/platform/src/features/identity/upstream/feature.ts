import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { upstreamContribution } from "./index.ts";
import { signInProviderPages } from "./pages/admin/sign-in-providers/index.ts";

export const upstreamFeature = defineFeature({
  name: "upstream",
  context: "identity",
  contribution: upstreamContribution,
  pages: {
    admin: [signInProviderPages],
  },
});
