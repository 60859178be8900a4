import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { resumeVerification } from "./request-verification.ts";
import { runJournalSequencing } from "./sequence-journal.ts";

export const auditJobs: ModuleJobs = {
  handlers: {
    "audit.sequence": {
      run: async (context) => {
        let sequenced: number;
        do sequenced = await runJournalSequencing(context);
        while (sequenced > 0);
      },
    },
    "audit.verify": { run: (context) => resumeVerification(context) },
  },
  // Every hour, not every minute: the size of the log is public, and must not tell when somebody was looked
  // at (ADR 0064).
  scheduled: { "audit.sequence": "0 * * * *" },
};
