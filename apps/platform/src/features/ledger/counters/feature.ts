import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { countersContribution, defineCountersJobs } from "./index.ts";
import { defineAdminCounterPages } from "./pages/admin/counters/index.ts";
import { balancesFill } from "./pages/space/counters/home-fill.ts";
import { defineSpaceCounterPages } from "./pages/space/counters/index.ts";
import { serviceAccountsFill } from "./pages/space/counters/service-use-fill.ts";

/** @param carried what cards hold of a counter, which a context above knows */
export const defineCountersFeature = (carried: Parameters<typeof defineCountersJobs>[0]) =>
  defineFeature({
    name: "counters",
    context: "ledger",
    contribution: countersContribution,
    jobs: defineCountersJobs(carried),
    pages: {
      space: [defineSpaceCounterPages],
      admin: [defineAdminCounterPages],
    },
    fills: [balancesFill, serviceAccountsFill],
  });
