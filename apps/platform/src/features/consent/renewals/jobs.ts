import { parseId, isUuid } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { followCampaign, followFamily } from "./follow-campaign.ts";
import { campaignNamed, gather, gatherPerson } from "./gather.ts";

export const renewalsJobs: ModuleJobs = {
  handlers: {
    "renewals.gather": { run: (context, { after }) => gather(context, isUuid(after) ? after : undefined) },
    "renewals.gather_person": {
      run: (context, { personId }) => gatherPerson(context, parseId<"person">(String(personId))),
    },
    "renewals.follow_family": {
      run: (context, { renewalId, ...data }) =>
        followFamily(context, { campaignId: campaignNamed(data), renewalId: String(renewalId) }),
    },
    "renewals.follow": {
      run: (context, { after, ...data }) =>
        followCampaign(context, { campaignId: campaignNamed(data), ...(isUuid(after) ? { after } : {}) }),
    },
  },
  // When people are awake to read what it writes.
  scheduled: { "renewals.gather": "10 7 * * *" },
};
