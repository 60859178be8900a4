import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { verifyAsked } from "./ask-verification.ts";
import type { Carried } from "./counter.ts";
import { endBounds } from "./end-bounds.ts";
import { endHolds, lapseBalances } from "./end-past.ts";
import { nameAgain } from "./name-again.ts";
import { verifyAll } from "./verify-all.ts";
import { anchorCounters } from "./verify-counter.ts";

/** @param carriedOf of who knows cards */
export const countersJobs = (carriedOf: Carried): ModuleJobs => ({
  handlers: {
    "counters.anchor": { run: anchorCounters },
    "counters.end_bounds": { run: (context, { counterId }) => endBounds(context, String(counterId)) },
    "counters.end_holds": { run: endHolds },
    "counters.lapse": { run: (system) => lapseBalances(system, carriedOf) },
    "counters.name_again": { run: nameAgain },
    "counters.verify": { run: verifyAll, timeoutSeconds: 3_600 },
    "counters.verify_asked": { run: (context, data) => verifyAsked(context, data), timeoutSeconds: 3_600 },
  },
  scheduled: {
    "counters.anchor": "20 * * * *",
    "counters.end_holds": "*/10 * * * *",
    "counters.lapse": "35 2 * * *",
    "counters.verify": "15 4 * * *",
  },
});
