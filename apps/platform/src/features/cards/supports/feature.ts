import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { supportsContribution, supportsJobs } from "./index.ts";
import { defineAdminSupportPages } from "./pages/admin/supports/index.tsx";
import { defineDeskSupportPages } from "./pages/desk/supports/index.ts";
import { definePhoneBindingPages } from "./pages/space/pocket/index.tsx";
import { endingSupportsFill } from "./pages/space/supports/home-fill.ts";
import { defineSpaceSupportPages } from "./pages/space/supports/index.ts";

export const supportsFeature = defineFeature({
  name: "supports",
  context: "cards",
  contribution: supportsContribution,
  jobs: supportsJobs,
  pages: {
    space: [definePhoneBindingPages, defineSpaceSupportPages],
    desk: [defineDeskSupportPages],
    admin: [defineAdminSupportPages],
  },
  fills: [endingSupportsFill],
});
