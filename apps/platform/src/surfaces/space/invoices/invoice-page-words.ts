import { defineMessages } from "../../../web/index.ts";

export const invoicePageWords = defineMessages({
  fr: {
    title: "Mes factures",
    titleFor: (name: string) => `Factures : ${name}`,
    lead: "Chaque mois, ce que votre famille a consommé et que vous payez après.",
    above: "Mes services",
    none: "Aucune facture pour l’instant",
    noneText: "Elles arrivent ici au début du mois qui suit, et vous êtes prévenu.",
    toPay: (left: string) => `Il vous reste ${left} à payer`,
    nothing: "Vous n’avez rien à payer",
    read: "Lire",
    pdf: "Télécharger en PDF",
    next: "Ce que vous pouvez faire",
    counters: "Voir mes compteurs",
    contact: "Nous écrire",
  },
  en: {
    title: "My invoices",
    titleFor: (name: string) => `Invoices: ${name}`,
    lead: "Each month, what your family consumed and you pay afterwards.",
    above: "My services",
    none: "No invoice yet",
    noneText: "They come here at the beginning of the next month, and you are told.",
    toPay: (left: string) => `You have ${left} left to pay`,
    nothing: "You have nothing to pay",
    read: "Read",
    pdf: "Download as PDF",
    next: "What you can do",
    counters: "See my counters",
    contact: "Write to us",
  },
});
