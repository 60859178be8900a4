import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { paymentsContribution, paymentsJobs } from "./index.ts";
import { defineRegiePages } from "./pages/admin/regies/index.ts";
import { defineTillPages } from "./pages/desk/till/index.ts";
import { definePaymentPages } from "./pages/site/payments/payment-pages.tsx";

export const paymentsFeature = defineFeature({
  name: "payments",
  context: "billing",
  contribution: paymentsContribution,
  erasedBefore: {
    counters: "It finds the accounts by the names that services give the person.",
  },
  jobs: paymentsJobs,
  pages: {
    site: [definePaymentPages],
    desk: [defineTillPages],
    admin: [defineRegiePages],
  },
});
