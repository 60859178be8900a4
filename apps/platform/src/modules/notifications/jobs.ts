import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { deliverMessage } from "./deliver-message.ts";

export const notificationsJobs: ModuleJobs = {
  handlers: {
    "notifications.deliver": {
      concurrency: 2,
      run: (context, { messageId }) => deliverMessage(context, String(messageId)),
    },
  },
};
