import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { gatherEveryFile } from "./gather.ts";

export const exchangesJobs: ModuleJobs = {
  handlers: { "exchanges.gather": { run: (context) => gatherEveryFile(context) } },
  // Before the offices open, after the day's changes were told.
  scheduled: { "exchanges.gather": "30 5 * * *" },
};
