import { defineErrors } from "../../../kernel/errors.ts";

export const renewalsErrors = defineErrors({
  "renewals.not_concerned": {
    status: 404,
    fr: "Il n’y a pas d’inscription à confirmer ici.",
    en: "There is no subscription to confirm here.",
    todo: { fr: "Repartez de « Mon espace ».", en: "Start again from “My space”." },
  },
  "renewals.not_open_yet": {
    status: 409,
    fr: "Les confirmations ne sont pas encore ouvertes.",
    en: "Confirmations are not open yet.",
    todo: {
      fr: "La page du service dit quand elles ouvrent.",
      en: "The service’s page says when they open.",
    },
  },
  "renewals.over": {
    status: 409,
    fr: "La campagne est terminée : l’inscription ne se confirme plus en ligne.",
    en: "The campaign is over: the subscription can no longer be confirmed online.",
    todo: {
      fr: "Appelez-nous, ou venez : un agent vous dira quoi faire.",
      en: "Call us, or come: an agent will tell you what to do.",
    },
  },
  "renewals.answer_first": {
    status: 422,
    fr: "Le service pose une nouvelle question : répondez-y d’abord.",
    en: "The service asks something new: answer it first.",
    todo: {
      fr: "Ouvrez la demande du service, puis revenez confirmer.",
      en: "Open the service’s request, then come back to confirm.",
    },
  },
  "renewals.lacking": {
    status: 422,
    fr: "Une information obligatoire manque, ou n’est plus valable.",
    en: "A required piece of information is missing, or no longer valid.",
    todo: { fr: "Complétez-la d’abord, puis confirmez.", en: "Complete it first, then confirm." },
  },
});
