import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { postDebits } from "./post-debits.ts";

export const terminalsJobs: ModuleJobs = {
  handlers: { "terminals.post": { run: postDebits, timeoutSeconds: 600 } },
  // What a server that died left: asked again each hour.
  scheduled: { "terminals.post": "50 * * * *" },
};
