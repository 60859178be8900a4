import { isUuid } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { followCampaign } from "./follow-campaign.ts";
import { campaignNamed, gather } from "./gather.ts";

export const renewalsJobs: ModuleJobs = {
  handlers: {
    "renewals.gather": { run: (context, { after }) => gather(context, isUuid(after) ? after : undefined) },
    "renewals.follow": {
      run: (context, { after, ...data }) =>
        followCampaign(context, { campaignId: campaignNamed(data), ...(isUuid(after) ? { after } : {}) }),
    },
  },
  // When people are awake to read what it writes.
  scheduled: { "renewals.gather": "10 7 * * *" },
};
