import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { followFile } from "./follow-file.ts";

/** In any order: each reads the file as it is by then. */
export const insightsJobs: ModuleJobs = {
  handlers: { "insights.follow": { run: followFile } },
  listens: {
    "enrolment.submitted": "insights.follow",
    "enrolment.decided": "insights.follow",
    "enrolment.withdrawn": "insights.follow",
  },
};
