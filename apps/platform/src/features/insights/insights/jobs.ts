import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { saveFileFacts } from "./save-file-facts.ts";

/** In any order: each reads the file as it is by then. */
export const insightsJobs: ModuleJobs = {
  handlers: { "insights.follow": { run: saveFileFacts } },
  listens: {
    "enrolment.submitted": "insights.follow",
    "enrolment.decided": "insights.follow",
    "enrolment.withdrawn": "insights.follow",
  },
};
