import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { forgetTickets } from "./document-ticket.ts";
import { purgeDocuments, sweepBlobs } from "./retention.ts";

export const evidenceJobs: ModuleJobs = {
  handlers: {
    "evidence.purge": {
      run: async (context) => {
        let purged: number;
        do purged = await context.transaction((tx) => purgeDocuments(tx, context));
        while (purged > 0);
      },
    },
    "evidence.sweep": {
      run: async (context) => {
        await context.transaction((tx) => forgetTickets(tx, context));
        let swept: number;
        do swept = await sweepBlobs(context);
        while (swept > 0);
      },
    },
  },
  scheduled: { "evidence.purge": "30 1 * * *", "evidence.sweep": "*/10 * * * *" },
};
