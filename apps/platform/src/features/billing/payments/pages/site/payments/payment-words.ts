import { defineMessages } from "../../../../../../web/index.ts";

export const simulatedPaymentWords = defineMessages({
  fr: {
    title: "Paiement simulé",
    lead: "Cette page tient la place du service de paiement. Aucun argent ne bouge.",
    amount: (amount: string) => `Montant : ${amount}`,
    reference: (reference: string) => `Référence : ${reference}`,
    choices: { paid: "Payer", refused: "Faire refuser", abandoned: "Abandonner" },
    over: "Ce paiement est terminé",
    back: "Revenir au site de la collectivité",
  },
  en: {
    title: "Simulated payment",
    lead: "This page stands in for the payment service. No money moves.",
    amount: (amount: string) => `Amount: ${amount}`,
    reference: (reference: string) => `Reference: ${reference}`,
    choices: { paid: "Pay", refused: "Have it refused", abandoned: "Give up" },
    over: "This payment is over",
    back: "Back to the authority’s site",
  },
});
