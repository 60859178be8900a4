import { defineErrors } from "../../../kernel/errors.ts";

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
  "restrictions.lifted_lately": {
    status: 409,
    fr:
      "Une mise en pause de l’une de ces personnes vient d’être levée : " +
      "pendant sept jours, la personne peut encore annuler cette levée.",
    en:
      "A pause of one of these people was lifted lately: for " +
      "seven days, the person may still take this lifting back.",
    todo: {
      fr: "Réunissez les fiches une fois les sept jours passés.",
      en: "Merge the records once the seven days have passed.",
    },
  },
});
