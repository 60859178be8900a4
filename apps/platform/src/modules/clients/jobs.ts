import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { deliver } from "./deliver.ts";

export const clientsJobs: ModuleJobs = {
  handlers: {
    "clients.deliver": {
      // A receiver that is down holds back what follows for the same grant: changes arrive in the order they happened.
      order: "strict",
      concurrency: 2,
      run: (context, { deliveryId }) => deliver(context, asId<"delivery">(String(deliveryId))),
    },
  },
};
