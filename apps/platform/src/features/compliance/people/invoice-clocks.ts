/** What invoices, and who may pay them, keep beside what accounts must. */
export const invoiceClocks = [
  {
    tables: ["topup_guest"],
    kind: "purged",
    what: { fr: "Personnes invitées à recharger un compteur", en: "People invited to top up a counter" },
    kept: {
      fr: "Sans réponse : 30 jours. Arrêtée : 13 mois",
      en: "Without an answer: 30 days. Ended: 13 months",
    },
    why: { fr: "Répondre d’un paiement contesté", en: "Answer for a payment that is contested" },
  },
  {
    tables: ["invoice_ease"],
    kind: "purged",
    what: { fr: "Difficultés à payer, rappels suspendus", en: "Hardship in paying, reminders held" },
    kept: { fr: "24 mois", en: "24 months" },
    why: { fr: "Ne rappeler personne qui a demandé de l’aide", en: "Remind nobody who asked for help" },
  },
  {
    tables: ["invoice_plan"],
    kind: "purged",
    what: { fr: "Échéanciers", en: "Plans to pay in several times" },
    kept: { fr: "24 mois après leur fin", en: "24 months after they end" },
    why: { fr: "Répondre de ce qui a été convenu", en: "Answer for what was agreed" },
  },
  {
    tables: ["invoice_run_failure"],
    kind: "purged",
    what: { fr: "Factures qui n’ont pas pu être écrites", en: "Invoices that could not be written" },
    kept: { fr: "6 mois", en: "6 months" },
    why: {
      fr: "Réparer ce qui empêche d’envoyer une facture",
      en: "Mend what keeps an invoice from being sent",
    },
  },
] as const;
