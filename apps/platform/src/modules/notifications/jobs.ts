import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { deliverMessage } from "./deliver-message.ts";
import { tellTokenWaits, tellWayIn } from "./tell-way-in.ts";

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
    "notifications.tell_token": { run: (context, { staffId }) => tellTokenWaits(context, String(staffId)) },
  },
  listens: {
    "access.api_token_waits": "notifications.tell_token",
    "access.passkey_changed": "notifications.tell_passkey",
    "upstream.link_changed": "notifications.tell_link",
  },
};
