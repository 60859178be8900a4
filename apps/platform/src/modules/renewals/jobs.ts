import { isUuid } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { followCampaign } from "./follow-campaign.ts";
import { campaignNamed, gather } from "./gather.ts";

export const renewalsJobs: ModuleJobs = {
  handlers: {
    "renewals.gather": { run: (context, { after }) => gather(context, isUuid(after) ? after : undefined) },
    "renewals.follow": { run: (context, data) => followCampaign(context, campaignNamed(data)) },
  },
  // When people are awake to read what it writes.
  scheduled: { "renewals.gather": "10 7 * * *" },
};
