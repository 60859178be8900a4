import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { expireElements } from "./expire-elements.ts";

export const identityJobs: ModuleJobs = {
  handlers: {
    "identity.expire": {
      run: async (context) => {
        let expired: number;
        do expired = await expireElements(context);
        while (expired > 0);
      },
    },
  },
  scheduled: { "identity.expire": "15 2 * * *" },
};
