import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { goOnPreparing } from "./collections/prepare-collection.ts";
import { serveChanges } from "./creditor/change-creditor.ts";

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
