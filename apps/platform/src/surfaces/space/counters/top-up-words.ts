import { defineMessages } from "../../../web/index.ts";

export const topUpWords = defineMessages({
  fr: {
    summary: "Recharger en ligne",
    pay: "Payer en ligne",
    owed: (amount: string) => `Vous devez ${amount} : ce montant est déjà écrit, vous pouvez le changer.`,
    atDesk: "Ce compteur se recharge à l’accueil.",
    payAtDesk: "Ce compteur se paie à l’accueil, en disant pour qui vous payez, ou par prélèvement.",
    amount: "Montant en euros",
    amountHint: "Par exemple 20 ou 12,50.",
    price: (amount: string) => `Une unité coûte ${amount} : donnez un multiple de ce prix.`,
    where: {
      payfip: "Vous payez sur le site de la Trésorerie (PayFiP), puis vous revenez ici.",
      simulator: "Démonstration : vous choisissez ce qui arrive, aucun argent ne bouge.",
    },
    go: "Aller payer",
    title: "Votre paiement",
    receipt: "Voir le reçu",
    back: "Revenir aux compteurs",
    counters: "Mes compteurs",
  },
  en: {
    summary: "Top up online",
    pay: "Pay online",
    owed: (amount: string) => `You owe ${amount}: this amount is written already, and you may change it.`,
    atDesk: "This counter is topped up at the desk.",
    payAtDesk: "This counter is paid at the desk, by saying for whom you pay, or by direct debit.",
    amount: "Amount in euros",
    amountHint: "For instance 20 or 12.50.",
    price: (amount: string) => `One unit costs ${amount}: give a multiple of this price.`,
    where: {
      payfip: "You pay on the site of the Treasury (PayFiP), then come back here.",
      simulator: "Demonstration: you choose what happens, no money moves.",
    },
    go: "Go and pay",
    title: "Your payment",
    receipt: "See the receipt",
    back: "Back to the counters",
    counters: "My counters",
  },
});
