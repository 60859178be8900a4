import { defineMessages } from "../../../../../../web/index.ts";

export const mendingWords = defineMessages({
  fr: {
    titles: {
      pending: "Ce qu’il faut encore pour l’ouvrir",
      open: "Une condition n’est plus remplie",
      suspended: "Pourquoi ce service est suspendu",
      closed: "Ce service est arrêté",
    },
    resumes: "Il reprendra de lui-même dès qu’un agent aura vérifié ce qui manque. Rien n’est effacé.",
    conditionsText:
      "Voici chaque condition, avec ce que nous savons aujourd’hui. Si elle est de nouveau remplie, le service reprend de lui-même.",
    expired: (label: string) => `${label} : à renouveler, sa durée de validité est passée`,
    absent: (label: string) => `${label} : à donner`,
    renew: (labels: string) => `Mettre à jour : ${labels}`,
    waiting: (labels: string) => `Un agent vérifie : ${labels}.`,
    unsent: (labels: string) => `Pas encore envoyé : ${labels}.`,
    neverSent: (labels: string) => `Pas encore envoyé : ${labels}. Aucun agent ne l’a reçu.`,
    send: (labels: string) => `Envoyer : ${labels}`,
    finish: "Terminer et envoyer",
    see: "Voir ma demande",
    nothingToDo: "Vous n’avez rien à faire.",
    mayChange: "Votre situation a changé ? Mettez-la à jour :",
    update: (label: string) => `Modifier : ${label}`,
    mistake: "Vous pensez que c’est une erreur ? Un agent peut vérifier avec vous.",
  },
  en: {
    titles: {
      pending: "What it still needs to open",
      open: "A condition is no longer met",
      suspended: "Why this service is suspended",
      closed: "This service is stopped",
    },
    resumes: "It will resume by itself once an agent has checked what is missing. Nothing is erased.",
    conditionsText:
      "Here is each condition, with what we know today. When it is met again, the service resumes by itself.",
    expired: (label: string) => `${label}: to renew, it is no longer valid`,
    absent: (label: string) => `${label}: to give`,
    renew: (labels: string) => `Update: ${labels}`,
    waiting: (labels: string) => `An agent is checking: ${labels}.`,
    unsent: (labels: string) => `Not sent yet: ${labels}.`,
    neverSent: (labels: string) => `Not sent yet: ${labels}. No agent has received it.`,
    send: (labels: string) => `Send: ${labels}`,
    finish: "Finish and send",
    see: "See my application",
    nothingToDo: "There is nothing to do.",
    mayChange: "Has your situation changed? Update it:",
    update: (label: string) => `Change: ${label}`,
    mistake: "If you think this is a mistake, an agent can look at it with you.",
  },
});
