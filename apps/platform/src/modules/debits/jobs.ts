import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { serveChanges } from "./change-creditor.ts";
import { goOnPreparing } from "./prepare-collection.ts";

export const debitsJobs: ModuleJobs = {
  handlers: {
    "debits.prepare": {
      run: (context, { collectionId }) => goOnPreparing(context, String(collectionId)),
      timeoutSeconds: 600,
    },
    "debits.serve_changes": { run: serveChanges },
  },
  scheduled: { "debits.serve_changes": "20 6 * * *" },
};
