import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { applyAddress } from "./address/confirm-address.ts";

export const recoveryJobs: ModuleJobs = {
  handlers: {
    "recovery.apply_address": { run: (context, { changeId }) => applyAddress(context, String(changeId)) },
  },
};
