import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { closePastAppeal, expireDrafts } from "./deciding/close-file.ts";

export const enrolmentJobs: ModuleJobs = {
  handlers: {
    "enrolment.expire": { run: async (context) => void (await expireDrafts(context)) },
    "enrolment.close": { run: async (context) => void (await closePastAppeal(context)) },
  },
  scheduled: { "enrolment.expire": "20 2 * * *", "enrolment.close": "25 2 * * *" },
};
