import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { runDailyRefresh } from "./refresh.ts";
import { sendElementChanges } from "./send-element-changes.ts";

export const consentJobs: ModuleJobs = {
  handlers: {
    "consent.propagate": {
      order: "strict",
      run: (context, { personId, element }) =>
        sendElementChanges(context, parseId<"person">(String(personId)), String(element)),
    },
    "consent.refresh_person": {
      run: (context, { personId }) => sendElementChanges(context, parseId<"person">(String(personId))),
    },
    "consent.refresh": {
      run: (context, { after, whole }) =>
        runDailyRefresh(context, isUuid(after) ? { after, everyone: whole === "yes" } : {}),
    },
  },
  listens: { "identity.element_changed": "consent.propagate" },
  // After midnight in Paris, when ages change.
  scheduled: { "consent.refresh": "20 0 * * *" },
};
