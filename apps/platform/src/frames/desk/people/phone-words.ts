import { defineMessages } from "../../../web/index.ts";

export const phoneWords = defineMessages({
  fr: {
    title: "Au téléphone",
    check: "D’abord, vérifiez qui appelle",
    checkSteps: [
      "Demandez la date de naissance, la rue ou le téléphone : « Vérifier qui appelle » compare, sans rien montrer.",
      "Quelqu’un appelle pour un proche ? Il doit figurer sous « Foyer et représentation ». Sinon, ne dites rien du dossier.",
      "Un doute ? Rappelez au numéro enregistré.",
    ].join("\n"),
    answer: "Ensuite, répondez",
    noLive: "Aucun dossier et aucune question ne sont en cours.",
    due: (day: string) => `Réponse promise avant le ${day}.`,
    never: "Ce qui ne se dit pas au téléphone",
    neverText: "Un code, un lien de connexion, un revenu, une donnée de santé, l’adresse d’un autre parent.",
    note: "Noter l’appel dans le dossier",
  },
  en: {
    title: "On the telephone",
    check: "First, check who is calling",
    checkSteps: [
      "Ask for the date of birth, the street or the telephone: “Check who is calling” compares, and shows nothing.",
      "Somebody calls for a relative? They must appear under “Household and representation”. If not, say nothing of the file.",
      "In doubt? Call back the number recorded.",
    ].join("\n"),
    answer: "Then, answer",
    noLive: "No file and no question is under way.",
    due: (day: string) => `An answer is promised before ${day}.`,
    never: "What is not said on the telephone",
    neverText: "A code, a sign-in link, an income, anything about health, another parent’s address.",
    note: "Note the call in the file",
  },
});
