import { defineMessages } from "../../../../../../web/index.ts";

/** What a service’s conditions give for somebody: the same words in the space and at the desk. */
export const openingWords = defineMessages({
  fr: {
    possible: "Possible",
    alreadyAgreed: "Accord déjà donné",
    notOpenNow: "Pas ouvert aujourd’hui",
    opensOn: (day: string) => `Les inscriptions ouvrent le ${day}.`,
    closedOn: (day: string) => `Les inscriptions sont closes depuis le ${day}.`,
    notPossible: "Pas possible aujourd’hui",
    paused: "En pause",
    pausedText: "Une mise en pause a été demandée : rien de nouveau ne s’ouvre tant qu’elle n’est pas levée.",
    toComplete: "À compléter",
    beingChecked: "En cours de vérification",
    holds: { yes: "Oui", no: "Non", missing: "À vérifier" },
    untold: "Une autre condition, qu’un agent peut vous expliquer",
    expired: (label: string) => `${label} : à renouveler, sa durée de validité est passée`,
  },
  en: {
    possible: "Possible",
    alreadyAgreed: "Already agreed",
    notOpenNow: "Not open today",
    opensOn: (day: string) => `Subscriptions open on ${day}.`,
    closedOn: (day: string) => `Subscriptions have been closed since ${day}.`,
    notPossible: "Not possible today",
    paused: "Paused",
    pausedText: "A pause was asked for: nothing new opens until it is lifted.",
    toComplete: "To complete",
    beingChecked: "Being checked",
    holds: { yes: "Yes", no: "No", missing: "To be checked" },
    untold: "Another condition, which an agent can explain",
    expired: (label: string) => `${label}: to renew, it is no longer valid`,
  },
});
