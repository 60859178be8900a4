import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { runCandidateIndexing } from "./candidates.ts";
import { expireElements } from "./expire-elements.ts";
import { updateElementIndexes } from "./update-element-indexes.ts";

export const identityJobs: ModuleJobs = {
  handlers: {
    "identity.expire": {
      run: async (context) => {
        let expired: number;
        do expired = await expireElements(context);
        while (expired > 0);
      },
    },
    "identity.index_candidates": {
      run: (context, { after }) =>
        runCandidateIndexing(context, isUuid(after) ? parseId<"person">(after) : undefined),
    },
    "identity.index_again": {
      run: async (context) => {
        while ((await updateElementIndexes(context)) > 0);
      },
    },
  },
  scheduled: {
    "identity.expire": "15 2 * * *",
    "identity.index_candidates": "40 1 * * *",
    "identity.index_again": "25 2 * * *",
  },
};
