import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { openGrantEvent } from "../consent/index.ts";
import { endTokens, signOut } from "./end-tokens.ts";

export const openidJobs: ModuleJobs = {
  handlers: {
    "openid.revoke": {
      run: (context, data) => endTokens(context, openGrantEvent(context, data)),
    },
    "openid.sign_out": {
      run: (context, data) => signOut(context, openGrantEvent(context, data)),
    },
  },
  listens: { "consent.grant_withdrawn": "openid.revoke", "consent.grant_paused": "openid.sign_out" },
};
