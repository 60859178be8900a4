import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { endAtMajority, endPastRepresentations } from "./coming-of-age.ts";

export const householdsJobs: ModuleJobs = {
  handlers: {
    "households.coming_of_age": {
      run: async (context) => {
        await endAtMajority(context);
      },
    },
    "households.expire": {
      run: async (context) => {
        await endPastRepresentations(context);
      },
    },
  },
  // As soon as the civil day changes; between midnight and the run, canActFor already says no.
  scheduled: { "households.coming_of_age": "1 0 * * *", "households.expire": "3 0 * * *" },
};
