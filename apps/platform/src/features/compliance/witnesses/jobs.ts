import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { askWitnesses } from "./ask-witnesses.ts";

export const witnessesJobs: ModuleJobs = {
  handlers: { "witnesses.ask": { run: (context) => askWitnesses(context) } },
  // Once the hour's checkpoint is signed.
  scheduled: { "witnesses.ask": "5 * * * *" },
};
