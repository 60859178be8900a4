import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { expireWaitingTransactions } from "./lines/expire-waiting-transactions.ts";
import { postDebits } from "./lines/post-debits.ts";

export const terminalsJobs: ModuleJobs = {
  handlers: {
    "terminals.post": { run: postDebits, timeoutSeconds: 600 },
    "terminals.give_up": { run: expireWaitingTransactions },
  },
  scheduled: {
    // What a server that died left: asked again each hour.
    "terminals.post": "50 * * * *",
    "terminals.give_up": "25 3 * * *",
  },
};
