import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { Breaker } from "./breaker.ts";
import { cancelWaitingDeliveries } from "./close-file-channel.ts";
import { notifyChange } from "./notify-change.ts";
import { sendDelivery } from "./send-delivery.ts";

/**
 * About three days, so that an application that broke on a Friday evening hears on Monday: ten attempts, then
 * one an hour.
 */
const RETRY_LIMIT = 80;

const breaker = new Breaker();

export const clientsJobs: ModuleJobs = {
  handlers: {
    "clients.deliver": {
      // A receiver that is down holds back what follows for the same grant: changes arrive in the order they
      // happened.
      order: "strict",
      concurrency: 2,
      retryLimit: RETRY_LIMIT,
      run: (context, { deliveryId }) =>
        sendDelivery(context, parseId<"delivery">(String(deliveryId)), breaker),
    },
    "clients.notify_change": {
      run: (context, { clientId }) => notifyChange(context, parseId<"client">(String(clientId))),
    },
    "clients.drop_waiting": {
      run: (context, { clientId }) => cancelWaitingDeliveries(context, parseId<"client">(String(clientId))),
    },
  },
};
