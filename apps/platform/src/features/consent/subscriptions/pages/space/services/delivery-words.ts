import { defineMessages } from "../../../../../../web/index.ts";

export const spaceDeliveryWords = defineMessages({
  fr: {
    title: "Ce que le service a reçu de nous",
    none: "Rien à signaler pour l’instant : le service lit vos informations quand il en a besoin, et chaque lecture est dans votre journal.",
    noneFor:
      "Rien à signaler pour l’instant : le service lit ses informations quand il en a besoin, et chaque lecture est dans son journal.",
    given: "Votre accord",
    withdrawn: "Fin de votre accord",
    changed: "Information mise à jour",
    state: "État de l’inscription",
    other: "Message au service",
    queued: (day: string) =>
      `Le service n’a pas encore confirmé. Nous réessayons au moins une fois par heure (premier envoi le ${day}).`,
    byHand: (day: string) =>
      `Le service n’est pas relié à la plateforme : un de ses agents le note à la main dans son logiciel. Vous n’avez rien à faire (demandé le ${day}).`,
    delivered: (day: string) => `Reçu par le service le ${day}, confirmation attendue`,
    acknowledged: (day: string) => `Reçu et confirmé par le service le ${day}`,
    failed: "Le service n’a pas pu le recevoir : nous nous en occupons",
    said: (text: string) => `Sa réponse : « ${text} »`,
  },
  en: {
    title: "What the service received from us",
    none: "Nothing to report for now: the service reads your information when it needs it, and each reading is in your journal.",
    noneFor:
      "Nothing to report for now: the service reads their information when it needs it, and each reading is in their journal.",
    given: "Your agreement",
    withdrawn: "End of your agreement",
    changed: "Information updated",
    state: "State of the subscription",
    other: "Message to the service",
    queued: (day: string) =>
      `The service has not confirmed yet. We try again at least once an hour (first sent on ${day}).`,
    byHand: (day: string) =>
      `The service is not connected to the platform: one of its agents notes it by hand in its own program. You have nothing to do (asked on ${day}).`,
    delivered: (day: string) => `Received by the service on ${day}, confirmation awaited`,
    acknowledged: (day: string) => `Received and confirmed by the service on ${day}`,
    failed: "The service could not receive it: we are dealing with it",
    said: (text: string) => `Its answer: “${text}”`,
  },
});
