import { defineErrors } from "../../../kernel/errors.ts";

export const notificationsErrors = defineErrors({
  "notifications.unknown_message": {
    status: 404,
    fr: "Ce message n’existe pas.",
    en: "This message does not exist.",
    todo: { fr: "Revenez à la liste.", en: "Go back to the list." },
  },
});
