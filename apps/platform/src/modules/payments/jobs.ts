import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { askAgain } from "./online/ask-again.ts";

export const paymentsJobs: ModuleJobs = {
  handlers: { "payments.ask_again": { run: askAgain } },
  scheduled: { "payments.ask_again": "*/10 * * * *" },
};
