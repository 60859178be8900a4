import { defineMessages } from "../../../../../../web/index.ts";

export const refreshWords = defineMessages({
  fr: {
    title: "Quotients de l’année",
    lead: "Redemander d’un coup le quotient de toutes les familles à la CAF et à la MSA, en quelques minutes.",
    link: "Redemander les quotients de l’année",
    never: "Aucune mise à jour n’a encore été faite.",
    states: {
      gathering: "Préparation",
      running: "En cours",
      stopped: "Arrêtée",
      done: "Terminée",
    },
    progress: "Où en est la mise à jour",
    startedOn: (day: string) => `Commencée le ${day}.`,
    endedOn: (day: string) => `Terminée le ${day}.`,
    answered: "Familles à jour",
    toSettle: "Écarts à examiner",
    settled: "Écarts réglés",
    waiting: "En attente de réponse",
    left: "Temps restant",
    timeLeft: (seconds: number) =>
      seconds <= 60 ? "Moins d’une minute" : `Environ ${Math.ceil(seconds / 60)} minutes`,
    refused: "L’habilitation est refusée : plus rien n’est demandé",
    refusedWhy: (code: string) =>
      code === "not_offered"
        ? "Elle est arrêtée ici, ou ne permet plus de demander le quotient. Aucune réponse n’est perdue."
        : `L’État n’accepte pas le jeton de votre collectivité pour le quotient (code ${code}). Aucune réponse n’est perdue.`,
    refusedTodo:
      "Vérifiez l’habilitation sur DataPass, puis collez le nouveau jeton. Revenez ensuite ici et choisissez « Reprendre ».",
    refusedWhere: "Registres de l’État",
    unasked: "Non demandées",
    total: "Familles",
    toList:
      "Les validateurs les trouvent sur leur page « Chercher une personne », sous « Écarts de quotients ».",
    former: "Mises à jour précédentes",
    reload: "Actualiser",
    stop: "Arrêter",
    resume: "Reprendre",
    close: "Arrêter pour de bon",
    start: "Nouvelle mise à jour",
    asks: "Quelles familles",
    agreed: "Celles qui ont dit oui",
    agreedHint: "Elles l’ont choisi dans leur espace ou au guichet.",
    informed: "Toutes celles qui ont été informées",
    informedHint: "Sauf celles qui s’y opposent. La loi demande de les informer avant (CRPA, art. L114-8).",
    how: "Comment elles ont été informées",
    howHint:
      "Pour « toutes celles qui ont été informées » seulement. Par exemple : lettre du 1er décembre 2026, avec le dossier d’inscription.",
    begin: "Commencer",
  },
  en: {
    title: "Quotients of the year",
    lead: "Ask the CAF and the MSA again for the quotient of every family, in a few minutes.",
    link: "Ask again for the quotients of the year",
    never: "No refresh was made yet.",
    states: { gathering: "Being prepared", running: "Under way", stopped: "Stopped", done: "Ended" },
    progress: "How far the refresh is",
    startedOn: (day: string) => `Begun on ${day}.`,
    endedOn: (day: string) => `Ended on ${day}.`,
    answered: "Families up to date",
    toSettle: "Differences to examine",
    settled: "Differences settled",
    waiting: "Waiting for an answer",
    left: "Time left",
    timeLeft: (seconds: number) =>
      seconds <= 60 ? "Less than a minute" : `About ${Math.ceil(seconds / 60)} minutes`,
    refused: "The habilitation is refused: nothing is asked any more",
    refusedWhy: (code: string) =>
      code === "not_offered"
        ? "It is stopped here, or no longer lets you ask for the quotient. No answer is lost."
        : `The State does not accept your authority’s token for the quotient (code ${code}). No answer is lost.`,
    refusedTodo:
      "Check the habilitation on DataPass, then paste the new token. Then come back here and choose “Resume”.",
    refusedWhere: "Registers of the State",
    unasked: "Not asked",
    total: "Families",
    toList: "Validators find them on their page “Find a person”, under “Quotient differences”.",
    former: "Former refreshes",
    reload: "Refresh this page",
    stop: "Stop",
    resume: "Resume",
    close: "Close for good",
    start: "A new refresh",
    asks: "Which families",
    agreed: "Those who said yes",
    agreedHint: "They chose so in their space or at the desk.",
    informed: "All those who were informed",
    informedHint: "Except those who object. The law asks to inform them first (CRPA, art. L114-8).",
    how: "How they were informed",
    howHint:
      "Only for “all those who were informed”. For example: letter of 1 December 2026, with the enrolment form.",
    begin: "Begin",
  },
});
