import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { resumeCollectionPreparation } from "./collections/resume-collection-preparation.ts";
import { applyDueCreditorChanges } from "./creditor/request-creditor-change.ts";

export const debitsJobs: ModuleJobs = {
  handlers: {
    "debits.prepare": {
      run: (context, { collectionId }) => resumeCollectionPreparation(context, String(collectionId)),
      timeoutSeconds: 600,
    },
    "debits.serve_changes": { run: applyDueCreditorChanges },
  },
  scheduled: { "debits.serve_changes": "20 6 * * *" },
};
