import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { openGrantEvent } from "../../consent/consent/index.ts";
import { openSuspended } from "../../consent/subscriptions/index.ts";
import { followEnd } from "./follow.ts";
import { tellEnd, tellEndToOne } from "./tell-end.ts";

export const couplingsJobs: ModuleJobs = {
  handlers: {
    "couplings.follow": { run: (context, data) => followEnd(context, openGrantEvent(context, data)) },
    "couplings.follow_suspended": {
      run: (context, data) => followEnd(context, openSuspended(context, data)),
    },
    "couplings.tell_end": { run: tellEnd },
    "couplings.tell_end_to_one": { run: tellEndToOne },
  },
  listens: {
    "consent.grant_withdrawn": "couplings.follow",
    "subscriptions.suspended": "couplings.follow_suspended",
  },
};
