import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { indexCandidates } from "./candidates.ts";
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
    "identity.index_candidates": { run: (context) => indexCandidates(context) },
  },
  scheduled: { "identity.expire": "15 2 * * *", "identity.index_candidates": "40 1 * * *" },
};
