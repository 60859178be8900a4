import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { notifyWaitingInvitations } from "./answer.ts";

export const guestsJobs: ModuleJobs = {
  handlers: {
    "guests.tell_waiting": {
      run: (context, { personId }) => notifyWaitingInvitations(context, parseId<"person">(String(personId))),
    },
  },
  listens: { "access.email_confirmed": "guests.tell_waiting" },
};
