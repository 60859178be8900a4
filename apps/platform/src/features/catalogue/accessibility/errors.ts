import { defineErrors } from "../../../kernel/errors.ts";

export const accessibilityErrors = defineErrors({
  "accessibility.unknown_complaint": {
    status: 404,
    fr: "Ce signalement n’existe pas, ou il est déjà répondu.",
    en: "This report does not exist, or it is answered already.",
    todo: { fr: "Revenez à la liste des signalements.", en: "Go back to the list of reports." },
  },
});
