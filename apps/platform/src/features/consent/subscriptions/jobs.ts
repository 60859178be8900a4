import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { isRepeatedEvent, openPersonRepeat, openRepeatedEvent } from "./again.ts";
import { applyGrantEvent } from "./apply-grant-event.ts";
import { applyTermEvent } from "./apply-term-event.ts";
import {
  applyRepeatedEvent,
  requestHolderRepeats,
  sendPersonRepeat,
  sendRepeatedEvents,
} from "./send-repeated-events.ts";
import { isTerm, openTerm } from "./term.ts";

export const subscriptionsJobs: ModuleJobs = {
  handlers: {
    "subscriptions.follow": {
      order: "strict",
      run: (context, data) => {
        if (isTerm(data)) return applyTermEvent(context, openTerm(context, data));
        if (isRepeatedEvent(data)) return applyRepeatedEvent(context, openRepeatedEvent(context, data));
        return applyGrantEvent(context, openGrantEvent(context, data));
      },
    },
    "subscriptions.ask_holders": { run: requestHolderRepeats },
    "subscriptions.tell_again": { run: sendRepeatedEvents },
    "subscriptions.tell_again_person": {
      run: (context, data) => sendPersonRepeat(context, openPersonRepeat(context, data)),
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
