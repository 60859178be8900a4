import { defineMessages } from "../../../web/index.ts";

export const deskDebitWords = defineMessages({
  fr: {
    act: "Prélèvement",
    title: (name: string) => `Prélèvement : ${name}`,
    lead: "La personne signe un mandat sur papier ; vous le saisissez. Elle est prévenue aussitôt.",
    notOffered: "Aucune facture ne se paie encore par prélèvement",
    notOfferedText: "Un administrateur l’ouvre dans « Prélèvements ».",
    type: "Saisir un mandat signé",
    typeLead:
      "Il vaut aussi pour un changement de compte. Jamais pour vous, un proche ou un homonyme : un collègue s’en charge.",
    which: "Quelles factures",
    signedOn: "Signé le",
    place: "Lieu de la signature",
    save: "Enregistrer le mandat",
    saved: "Le mandat est enregistré",
    savedNext: "Imprimez-le, faites-le signer, et demandez à un collègue de relire le compte.",
    look: "J’ai comparé ce compte avec le mandat signé",
    seen: "Le compte est relu : il peut servir",
    stopped: "Le prélèvement est arrêté",
    collections: "Prélèvements à préparer, à donner à la banque",
  },
  en: {
    act: "Direct debit",
    title: (name: string) => `Direct debit: ${name}`,
    lead: "The person signs a mandate on paper; you type it. They are told at once.",
    notOffered: "No invoice is paid by direct debit yet",
    notOfferedText: "An administrator opens it in “Direct debits”.",
    type: "Type a signed mandate",
    typeLead:
      "It also serves for another account. Never for you, somebody close or a namesake: a colleague does it.",
    which: "Which invoices",
    signedOn: "Signed on",
    place: "Place of the signature",
    save: "Save the mandate",
    saved: "The mandate is saved",
    savedNext: "Print it, have it signed, and ask a colleague to look at the account.",
    look: "I compared this account with the signed mandate",
    seen: "The account was looked at: it may serve",
    stopped: "The direct debit is stopped",
    collections: "Collections to prepare and to give to the bank",
  },
});
