import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import type { Carried } from "./counter.ts";
import { endBounds } from "./limits/end-bounds.ts";
import { endHolds, expireBalances } from "./limits/end-past.ts";
import { createServiceAliases } from "./moves/create-service-aliases.ts";
import { verifyAsked } from "./verification/request-verification.ts";
import { verifyAll } from "./verification/verify-all.ts";
import { recordCounterAnchors } from "./verification/verify-counter.ts";

/** @param carriedOf of who knows cards */
export const defineCountersJobs = (carriedOf: Carried): ModuleJobs => ({
  handlers: {
    "counters.anchor": { run: recordCounterAnchors },
    "counters.end_bounds": { run: (context, { counterId }) => endBounds(context, String(counterId)) },
    "counters.end_holds": { run: endHolds },
    "counters.lapse": { run: (system) => expireBalances(system, carriedOf) },
    "counters.name_again": { run: createServiceAliases },
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
