import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { expireMergeRequests } from "./expire-merge-request.ts";

export const mergesJobs: ModuleJobs = {
  handlers: { "merges.lapse": { run: expireMergeRequests } },
  scheduled: { "merges.lapse": "35 3 * * *" },
};
