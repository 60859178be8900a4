import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { requestCosignatures } from "./request-cosignatures.ts";

export const witnessesJobs: ModuleJobs = {
  handlers: { "witnesses.ask": { run: (context) => requestCosignatures(context) } },
  // Once the hour's checkpoint is signed.
  scheduled: { "witnesses.ask": "5 * * * *" },
};
