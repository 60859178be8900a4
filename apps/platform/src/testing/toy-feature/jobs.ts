import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { setLoanReminded } from "./store.ts";

export const toysJobs: ModuleJobs = {
  handlers: {
    "toys.remind": {
      run: (context, { loan }) =>
        context.transaction(async (tx) => {
          await setLoanReminded(tx, context.authorityId, String(loan));
        }),
    },
  },
};
