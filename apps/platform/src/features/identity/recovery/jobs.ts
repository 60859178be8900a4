import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { erasePersonChanges } from "./address/cancel-address-changes.ts";
import { applyAddress } from "./address/confirm-address.ts";

export const recoveryJobs: ModuleJobs = {
  handlers: {
    "recovery.apply_address": { run: (context, { changeId }) => applyAddress(context, String(changeId)) },
    "recovery.forget_changes": {
      run: (context, { personId }) => erasePersonChanges(context, parseId<"person">(String(personId))),
    },
  },
  listens: {
    "households.account_handed_over": "recovery.forget_changes",
    "households.former_put_out": "recovery.forget_changes",
  },
};
