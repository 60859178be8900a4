import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { sequenceJournal } from "./sequence-journal.ts";

export const auditJobs: ModuleJobs = {
  handlers: {
    "audit.sequence": {
      run: async (context) => {
        let sequenced: number;
        do sequenced = await sequenceJournal(context);
        while (sequenced > 0);
      },
    },
  },
  scheduled: { "audit.sequence": "* * * * *" },
};
