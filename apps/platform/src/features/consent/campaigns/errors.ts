import { defineErrors } from "../../../kernel/errors.ts";

export const campaignsErrors = defineErrors({
  "campaigns.unknown": {
    status: 404,
    fr: "Cette campagne n’existe pas.",
    en: "This campaign does not exist.",
    todo: { fr: "Revenez à la liste des campagnes.", en: "Go back to the list of campaigns." },
  },
  "campaigns.not_for_this_service": {
    status: 422,
    fr: "Ce service n’a pas d’abonnés : une campagne n’aurait personne à qui s’adresser.",
    en: "This service has no subscribers: a campaign would have nobody to speak to.",
    todo: {
      fr: "Choisissez un service publié auquel on s’inscrit.",
      en: "Choose a published service that people subscribe to.",
    },
  },
  "campaigns.not_valid": {
    status: 422,
    fr: "Des dates ou des durées de la campagne ne vont pas ensemble.",
    en: "Some dates or durations of the campaign do not fit together.",
    todo: { fr: "Corrigez ce qui est signalé.", en: "Correct what is pointed out." },
  },
  "campaigns.wrong_state": {
    status: 409,
    fr: "La campagne n’est plus dans l’état que vous aviez sous les yeux.",
    en: "The campaign is no longer in the state you were looking at.",
    todo: { fr: "Rechargez la page, puis recommencez.", en: "Reload the page, then try again." },
  },
  "campaigns.overlap": {
    status: 409,
    fr: "Une autre campagne de ce service court déjà pendant ces dates.",
    en: "Another campaign of this service already runs on these dates.",
    todo: { fr: "Changez les dates, ou annulez l’autre.", en: "Change the dates, or cancel the other one." },
  },
  "campaigns.newcomers_wait": {
    status: 422,
    fr: "Les inscriptions à ce service ne sont pas ouvertes aujourd’hui.",
    en: "Subscribing to this service is not open today.",
    todo: {
      fr: "La page du service dit quand elles ouvrent, et qui appeler.",
      en: "The service’s page says when it opens, and who to call.",
    },
  },
});
