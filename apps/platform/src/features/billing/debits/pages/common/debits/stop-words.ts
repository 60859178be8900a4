import { defineMessages } from "../../../../../../web/index.ts";

/** Before a mandate is stopped, and after: what is then to be paid, by when, and how. */
export const stopWords = defineMessages({
  fr: {
    title: "Arrêter le prélèvement automatique ?",
    lead: (creditor: string, four: string) =>
      `${creditor} ne prélèvera plus rien sur le compte qui finit par ${four}.`,
    due: "Ce qui sera alors à payer",
    dueLine: (left: string, invoice: string, by: string) => `${left}, facture ${invoice}, avant le ${by}`,
    dueNow: (left: string, invoice: string) => `${left}, facture ${invoice}, dès maintenant`,
    insteadOf: (day: string) => `Le prélèvement du ${day} n’aura pas lieu.`,
    nothingDue: "Rien pour l’instant.",
    how: "Comment payer",
    howText: {
      online: "En ligne, depuis la page de la facture, ou au guichet.",
      desk: "Au guichet.",
    },
    next: "Les prochaines factures se paient de la même façon.",
    atBank: "Ce qui est déjà à la banque a lieu quand même",
    again: "Pour reprendre plus tard, il faudra signer un nouveau mandat.",
    keep: "Garder le prélèvement",
    stillToPay: "À payer maintenant :",
    pay: "Voir mes factures",
  },
  en: {
    title: "Stop the automatic payment?",
    lead: (creditor: string, four: string) =>
      `${creditor} will take nothing more from the account that ends in ${four}.`,
    due: "What is then to be paid",
    dueLine: (left: string, invoice: string, by: string) => `${left}, invoice ${invoice}, by ${by}`,
    dueNow: (left: string, invoice: string) => `${left}, invoice ${invoice}, from now on`,
    insteadOf: (day: string) => `The direct debit of ${day} will not take place.`,
    nothingDue: "Nothing for now.",
    how: "How to pay",
    howText: {
      online: "Online, from the page of the invoice, or at the desk.",
      desk: "At the desk.",
    },
    next: "The next invoices are paid in the same way.",
    atBank: "What is with the bank already takes place all the same",
    again: "To begin again later, a new mandate must be signed.",
    keep: "Keep the direct debit",
    stillToPay: "To pay now:",
    pay: "See my invoices",
  },
});
