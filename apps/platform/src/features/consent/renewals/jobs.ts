import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { createDueRenewals, createPersonRenewals, parseCampaignId } from "./create-due-renewals.ts";
import { runCampaignNotices, runFamilyNotices } from "./run-campaign-notices.ts";

export const renewalsJobs: ModuleJobs = {
  handlers: {
    "renewals.gather": {
      run: (context, { after }) => createDueRenewals(context, isUuid(after) ? after : undefined),
    },
    "renewals.gather_person": {
      run: (context, { personId }) => createPersonRenewals(context, parseId<"person">(String(personId))),
    },
    "renewals.follow_family": {
      run: (context, { renewalId, ...data }) =>
        runFamilyNotices(context, { campaignId: parseCampaignId(data), renewalId: String(renewalId) }),
    },
    "renewals.follow": {
      run: (context, { after, ...data }) =>
        runCampaignNotices(context, {
          campaignId: parseCampaignId(data),
          ...(isUuid(after) ? { after } : {}),
        }),
    },
  },
  // When people are awake to read what it writes.
  scheduled: { "renewals.gather": "10 7 * * *" },
};
