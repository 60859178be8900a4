import { defineErrors } from "../../../kernel/errors.ts";

export const kiosksErrors = defineErrors({
  "kiosks.not_paired": {
    status: 403,
    fr: "Cette borne n’est pas reliée.",
    en: "This kiosk is not connected.",
    todo: { fr: "Demandez un agent à l’accueil.", en: "Ask an agent at the desk." },
  },
  "kiosks.not_a_kiosk": {
    status: 422,
    fr: "Ce code n’est pas celui d’une borne.",
    en: "This code is not that of a kiosk.",
    todo: {
      fr: "Enregistrez l’équipement comme borne, puis prenez le code qu’il donne.",
      en: "Register the equipment as a kiosk, then take the code it gives.",
    },
  },
  "kiosks.too_much": {
    status: 422,
    fr: "À la borne, on verse 150 € au plus en une fois.",
    en: "At a kiosk, 150 € at most are paid at once.",
    todo: {
      fr: "Donnez un montant plus petit ; pour davantage, allez à l’accueil ou dans votre espace.",
      en: "Give a smaller amount; for more, go to the desk or to your space.",
    },
  },
  "kiosks.visit_over": {
    status: 403,
    fr: "Le temps est passé.",
    en: "The time is over.",
    todo: {
      fr: "Présentez de nouveau votre carte ou votre téléphone.",
      en: "Show your card or your phone again.",
    },
  },
});
