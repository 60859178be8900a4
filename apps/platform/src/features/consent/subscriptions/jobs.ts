import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { isAgain, openAgain, openAgainFor } from "./again.ts";
import { followGrant } from "./follow-grant.ts";
import { followTerm } from "./follow-term.ts";
import { askHolders, followAgain, tellAgain, tellPersonAgain } from "./tell-again.ts";
import { isTerm, openTerm } from "./term.ts";

export const subscriptionsJobs: ModuleJobs = {
  handlers: {
    "subscriptions.follow": {
      order: "strict",
      run: (context, data) => {
        if (isTerm(data)) return followTerm(context, openTerm(context, data));
        if (isAgain(data)) return followAgain(context, openAgain(context, data));
        return followGrant(context, openGrantEvent(context, data));
      },
    },
    "subscriptions.ask_holders": { run: askHolders },
    "subscriptions.tell_again": { run: tellAgain },
    "subscriptions.tell_again_person": {
      run: (context, data) => tellPersonAgain(context, openAgainFor(context, data)),
    },
  },
  // One job for all, so that they stay in order.
  listens: {
    "consent.grant_given": "subscriptions.follow",
    "consent.release_changed": "subscriptions.follow",
    "consent.standing_changed": "subscriptions.follow",
    "consent.grant_paused": "subscriptions.follow",
    "consent.grant_resumed": "subscriptions.follow",
    "consent.grant_withdrawn": "subscriptions.follow",
    "clients.everyone_asked": "subscriptions.ask_holders",
  },
};
