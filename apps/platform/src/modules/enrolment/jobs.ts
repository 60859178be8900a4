import type { Context } from "../../kernel/context.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { closePastAppeal, expireDrafts } from "./close-file.ts";

export const enrolmentJobs: ModuleJobs = {
  handlers: {
    "enrolment.expire": { run: (context) => repeat(context, expireDrafts) },
    "enrolment.close": { run: (context) => repeat(context, closePastAppeal) },
  },
  scheduled: { "enrolment.expire": "20 2 * * *", "enrolment.close": "25 2 * * *" },
};

async function repeat(context: Context, work: (context: Context) => Promise<number>): Promise<void> {
  let done: number;
  do done = await work(context);
  while (done > 0);
}
