import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { followWithdrawal } from "./follow.ts";
import { tellEnd } from "./tell-end.ts";

export const couplingsJobs: ModuleJobs = {
  handlers: {
    "couplings.follow": { run: (context, data) => followWithdrawal(context, openGrantEvent(context, data)) },
    "couplings.tell_end": { run: tellEnd },
  },
  listens: { "consent.grant_withdrawn": "couplings.follow" },
};
