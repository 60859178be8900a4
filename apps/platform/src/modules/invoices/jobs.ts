import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { remindLate } from "./remind.ts";

export const invoicesJobs: ModuleJobs = {
  handlers: { "invoices.remind": { run: remindLate, timeoutSeconds: 1_800 } },
  // When somebody answers the phone, on days that people work.
  scheduled: { "invoices.remind": "10 9 * * 1-5" },
};
