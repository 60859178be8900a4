import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { retryUnansweredPayments } from "./online/retry-unanswered-payments.ts";
import { verifyClosings } from "./verify-closings.ts";

export const paymentsJobs: ModuleJobs = {
  handlers: {
    "payments.ask_again": { run: retryUnansweredPayments },
    "payments.verify_closings": { run: verifyClosings, timeoutSeconds: 3_600 },
  },
  scheduled: {
    "payments.ask_again": "*/10 * * * *",
    "payments.verify_closings": "45 4 * * 0",
  },
};
