import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { lapseAsked } from "./lapse.ts";

export const mergesJobs: ModuleJobs = {
  handlers: { "merges.lapse": { run: lapseAsked } },
  scheduled: { "merges.lapse": "35 3 * * *" },
};
