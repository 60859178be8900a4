import { defineMessages } from "../../../web/index.ts";

export const relationWords = defineMessages({
  fr: {
    services: "Services",
    noService: "Aucun service de votre collectivité n’est ouvert.",
    notAll:
      "Les services d’autres collectivités, des partenaires privés, et ceux qui touchent à la santé ou au social ne sont pas montrés ici.",
    notYours: "Votre rôle ne montre pas les services.",
    seeAll: "La personne est à côté de moi : voir tous ses services",
    all: "Tous ses services",
    allLead: "À lire ensemble, sur le même écran. Cette liste ne s’affiche qu’une fois.",
    person: "La fiche",
    confirmLead:
      "Vous allez voir tous les services de cette personne, même privés ou d’une autre collectivité. Elle le lira dans son journal, et reçoit un message si elle a un courriel.",
    beside: "La personne est à côté de moi",
    agrees: "Elle veut me montrer tous ses services",
    confirm: "Afficher tous ses services",
    noneAtAll: "Aucun service n’est ouvert.",
    since: (day: string) => `depuis le ${day}`,
    awaits: (labels: string) => `Attend : ${labels}.`,
    journal: "Dernières lignes de son journal",
    noJournal: "Aucune ligne.",
    journalHint: "Ce que la personne fait avec ses services n’est pas montré.",
    soon: (day: string) => `à renouveler avant le ${day}`,
    past: (day: string) => `périmé depuis le ${day}`,
    back: "Revenir à la fiche",
  },
  en: {
    services: "Services",
    noService: "No service of your authority is open.",
    notAll:
      "Services of other authorities, of private partners, and those about health or social support are not shown here.",
    notYours: "Your role does not show services.",
    seeAll: "The person is beside me: see all their services",
    all: "All their services",
    allLead: "To be read together, on the same screen. This list is shown once.",
    person: "The person",
    confirmLead:
      "You are about to see every service of this person, even private or of another authority. They will read it in their journal, and get a message if they have an e-mail address.",
    beside: "The person is beside me",
    agrees: "They want to show me all their services",
    confirm: "Show all their services",
    noneAtAll: "No service is open.",
    since: (day: string) => `since ${day}`,
    awaits: (labels: string) => `Waits for: ${labels}.`,
    journal: "Latest lines of their journal",
    noJournal: "No line.",
    journalHint: "What the person does with their services is not shown.",
    soon: (day: string) => `to renew before ${day}`,
    past: (day: string) => `out of date since ${day}`,
    back: "Back to the person",
  },
});
