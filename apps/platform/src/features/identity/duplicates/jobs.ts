import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { searchDuplicatePairs } from "./search-duplicate-pairs.ts";

export const duplicatesJobs: ModuleJobs = {
  handlers: {
    "duplicates.look": {
      run: (context, { after }) =>
        searchDuplicatePairs(context, isUuid(after) ? parseId<"person">(after) : undefined),
    },
  },
  scheduled: { "duplicates.look": "10 3 * * 0" },
};
