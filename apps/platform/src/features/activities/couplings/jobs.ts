import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { openGrantEvent } from "../../consent/consent/index.ts";
import { openSuspended } from "../../consent/subscriptions/index.ts";
import { endUnmetAgreements } from "./end-unmet-agreements.ts";
import { notifyCouplingEnd, notifySingleHolder } from "./notify-coupling-end.ts";

export const couplingsJobs: ModuleJobs = {
  handlers: {
    "couplings.follow": {
      run: (context, data) => endUnmetAgreements(context, openGrantEvent(context, data)),
    },
    "couplings.follow_suspended": {
      run: (context, data) => endUnmetAgreements(context, openSuspended(context, data)),
    },
    "couplings.tell_end": { run: notifyCouplingEnd },
    "couplings.tell_end_to_one": { run: notifySingleHolder },
  },
  listens: {
    "consent.grant_withdrawn": "couplings.follow",
    "subscriptions.suspended": "couplings.follow_suspended",
  },
};
