import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { deletePastTickets } from "./document-ticket.ts";
import { deleteLooseBlobs, deletePastDocuments } from "./retention.ts";

export const evidenceJobs: ModuleJobs = {
  handlers: {
    "evidence.purge": {
      run: async (context) => {
        let purged: number;
        do purged = await context.transaction((tx) => deletePastDocuments(tx, context));
        while (purged > 0);
      },
    },
    "evidence.sweep": {
      run: async (context) => {
        await context.transaction((tx) => deletePastTickets(tx, context));
        let swept: number;
        do swept = await deleteLooseBlobs(context);
        while (swept > 0);
      },
    },
  },
  scheduled: { "evidence.purge": "30 1 * * *", "evidence.sweep": "*/10 * * * *" },
};
