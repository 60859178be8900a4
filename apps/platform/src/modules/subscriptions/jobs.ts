import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { followGrant } from "./follow-grant.ts";
import { followTerm } from "./follow-term.ts";
import { isTerm, openTerm } from "./term.ts";

export const subscriptionsJobs: ModuleJobs = {
  handlers: {
    "subscriptions.follow": {
      order: "strict",
      run: (context, data) =>
        isTerm(data)
          ? followTerm(context, openTerm(context, data))
          : followGrant(context, openGrantEvent(context, data)),
    },
  },
  // One job for all, so that they stay in order.
  listens: {
    "consent.grant_given": "subscriptions.follow",
    "consent.release_changed": "subscriptions.follow",
    "consent.standing_changed": "subscriptions.follow",
    "consent.grant_withdrawn": "subscriptions.follow",
  },
};
