import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { notifyAloneAnnounced } from "./notify-alone-announced.ts";
import { notifyApiToken, notifySignInChange } from "./notify-sign-in-change.ts";
import { sendMessage } from "./send-message.ts";

export const notificationsJobs: ModuleJobs = {
  handlers: {
    "notifications.deliver": {
      concurrency: 2,
      run: (context, { messageId }) => sendMessage(context, String(messageId)),
    },
    "notifications.notify_alone_announced": { run: notifyAloneAnnounced },
    "notifications.tell_passkey": {
      run: (context, told) => notifySignInChange(context, { way: "passkey", ...told }),
    },
    "notifications.tell_link": {
      run: (context, { provider, ...told }) => notifySignInChange(context, { way: provider, ...told }),
    },
    "notifications.tell_token": {
      run: (context, { staffId }) => notifyApiToken(context, String(staffId), "api_token_waits"),
    },
    "notifications.notify_token_created": {
      run: (context, { staffId }) => notifyApiToken(context, String(staffId), "api_token_created"),
    },
  },
  listens: {
    "access.api_token_waits": "notifications.tell_token",
    "access.api_token_created": "notifications.notify_token_created",
    "smallstaff.alone_announced": "notifications.notify_alone_announced",
    "access.passkey_changed": "notifications.tell_passkey",
    "upstream.link_changed": "notifications.tell_link",
  },
};
