import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { deliverMessage } from "./deliver-message.ts";
import { tellWayIn } from "./tell-way-in.ts";

export const notificationsJobs: ModuleJobs = {
  handlers: {
    "notifications.deliver": {
      concurrency: 2,
      run: (context, { messageId }) => deliverMessage(context, String(messageId)),
    },
    "notifications.tell_passkey": { run: (context, told) => tellWayIn(context, { way: "passkey", ...told }) },
    "notifications.tell_link": {
      run: (context, { provider, ...told }) => tellWayIn(context, { way: provider, ...told }),
    },
  },
  listens: {
    "access.passkey_changed": "notifications.tell_passkey",
    "upstream.link_changed": "notifications.tell_link",
  },
};
