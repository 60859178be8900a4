import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { endHolds, lapseBalances } from "./end-past.ts";
import { nameAgain } from "./name-again.ts";
import { verifyAll } from "./verify-all.ts";
import { anchorCounters } from "./verify-counter.ts";

export const countersJobs: ModuleJobs = {
  handlers: {
    "counters.anchor": { run: anchorCounters },
    "counters.end_holds": { run: endHolds },
    "counters.lapse": { run: lapseBalances },
    "counters.name_again": { run: nameAgain },
    "counters.verify": { run: verifyAll, timeoutSeconds: 3_600 },
  },
  scheduled: {
    "counters.anchor": "20 * * * *",
    "counters.end_holds": "*/10 * * * *",
    "counters.lapse": "35 2 * * *",
    "counters.verify": "15 4 * * *",
  },
};
