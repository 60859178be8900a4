import { defineMessages } from "../../../../../../web/index.ts";

export const deskBookingWords = defineMessages({
  fr: {
    act: "Réserver une séance",
    title: (name: string) => `Réservations : ${name}`,
    lead: "Ce que vous réservez ici est tenu comme en ligne : lisez à la personne le prix, et l’heure jusqu’à laquelle annuler ne coûte rien.",
    excuse: "Excuser et rendre le prix",
    reason: "Pourquoi",
    reasonHint: "Par exemple : certificat médical du 4 novembre. La personne le lit.",
    confirmExcuse: "Rendre le prix",
    topUp: "Encaisser pour ce compteur",
  },
  en: {
    act: "Book a session",
    title: (name: string) => `Bookings: ${name}`,
    lead: "What you book here is held as it is online: read the person the price, and the hour until which cancelling costs nothing.",
    excuse: "Excuse and give the price back",
    reason: "Why",
    reasonHint: "For example: medical certificate of 4 November. The person reads it.",
    confirmExcuse: "Give the price back",
    topUp: "Take money for this counter",
  },
});
