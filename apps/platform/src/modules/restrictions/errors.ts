import { defineErrors } from "../../kernel/errors.ts";

export const restrictionsErrors = defineErrors({
  "restrictions.restricted": {
    status: 409,
    fr: "Ces informations sont en pause : elles sont seulement gardées.",
    en: "This information is paused: it is only kept.",
    todo: {
      fr: "La mise en pause se lève depuis « Mes droits », ou à l’accueil.",
      en: "The pause is lifted from “My rights”, or at the reception desk.",
    },
  },
});
