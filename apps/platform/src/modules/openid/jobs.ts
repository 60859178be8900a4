import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { openidContribution } from "./contribution.ts";
import { endTokens } from "./end-tokens.ts";

export const openidJobs: ModuleJobs = {
  handlers: {
    "openid.revoke": {
      run: (context, data) => endTokens(context, openGrantEvent(context, data)),
    },
    "openid.purge": {
      run: (context) => context.transaction(async (tx) => void (await openidContribution.purge(tx, context))),
    },
  },
  listens: { "consent.grant_withdrawn": "openid.revoke" },
  scheduled: { "openid.purge": "20 3 * * *" },
};
