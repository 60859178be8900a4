import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { followFile } from "./follow-file.ts";

export const insightsJobs: ModuleJobs = {
  handlers: { "insights.follow": { order: "strict", run: followFile } },
  listens: {
    "enrolment.submitted": "insights.follow",
    "enrolment.decided": "insights.follow",
    "enrolment.withdrawn": "insights.follow",
  },
};
