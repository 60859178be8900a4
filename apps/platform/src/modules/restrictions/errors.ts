import { defineErrors } from "../../kernel/errors.ts";

export const restrictionsErrors = defineErrors({
  "restrictions.restricted": {
    status: 409,
    fr: "Les informations de cette personne sont en pause, à sa demande : elles sont seulement gardées.",
    en: "The information about this person is paused, as they asked: it is only kept.",
    todo: {
      fr: "La personne peut lever la pause depuis « Mes droits », ou le demander à l’accueil.",
      en: "The person may lift the pause from “My rights”, or ask the reception desk.",
    },
  },
});
