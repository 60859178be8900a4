import { defineMessages } from "../../../../../../web/index.ts";
import { fromAccount } from "../../../../../billing/debits/pages/common/from-account.ts";

export const topUpWords = defineMessages({
  fr: {
    summary: "Recharger en ligne",
    pay: "Payer en ligne",
    ahead: "Payer d’avance en ligne",
    owed: (amount: string) => `Vous devez ${amount}.`,
    written: "Ce que vous devez est déjà écrit, vous pouvez le changer.",
    instalment: (amount: string, day: string) => `Payé en plusieurs fois : ${amount} avant le ${day}.`,
    debited: (amount: string, day: string, account: string | null) =>
      `${amount} seront prélevés le ${day}${fromAccount.fr(account)} : rien à faire.`,
    nothingHere:
      "Vous n’avez rien à payer ici aujourd’hui. La facture du mois arrive à la personne qui paie ce compteur.",
    sure: {
      title: "Vérifiez avant d’aller payer",
      lead: "Rien n’est encore fait.",
      much: (amount: string) => `${amount}, c’est beaucoup`,
      muchText: "Relisez le montant. Pour être remboursé, il faudrait nous écrire.",
      debit: (amount: string, day: string) => `Un prélèvement de ${amount} est prévu le ${day}`,
      debitSent:
        "Il est déjà à la banque : il aura lieu même si vous payez aujourd’hui. Ce qui est en trop paie la facture suivante.",
      debitPrepared: "Il ne prendra que ce qui reste dû ce jour-là : vous n’avez rien à faire.",
      goOn: (amount: string) => `Aller payer ${amount}`,
      mend: "Corriger",
    },
    atDesk: "Ce compteur se recharge à l’accueil.",
    payAtDesk: "Ce compteur se paie à l’accueil, en disant pour qui vous payez, ou par prélèvement.",
    amount: "Montant en euros",
    amountHint: "Par exemple 20 ou 12,50.",
    price: (amount: string) => `Le prix unitaire est de ${amount} : donnez un multiple de ce prix.`,
    where: {
      payfip: "Vous payez sur le site de la Trésorerie (PayFiP), puis vous revenez ici.",
      simulator: "Démonstration : vous choisissez ce qui arrive, aucun argent ne bouge.",
    },
    finish: (amount: string) => `Terminer votre paiement de ${amount}`,
    go: "Aller payer",
    title: "Votre paiement",
    receipt: "Voir le reçu",
    back: "Revenir aux compteurs",
    counters: "Mes compteurs",
  },
  en: {
    summary: "Top up online",
    pay: "Pay online",
    ahead: "Pay ahead online",
    owed: (amount: string) => `You owe ${amount}.`,
    written: "What you owe is written already, and you may change it.",
    instalment: (amount: string, day: string) => `Paid in several times: ${amount} by ${day}.`,
    debited: (amount: string, day: string, account: string | null) =>
      `${amount} will be taken by direct debit on ${day}${fromAccount.en(account)}: nothing to do.`,
    nothingHere:
      "You have nothing to pay here today. The invoice of the month comes to the person who pays this counter.",
    sure: {
      title: "Check before going to pay",
      lead: "Nothing is done yet.",
      much: (amount: string) => `${amount} is a lot`,
      muchText: "Read the amount again. To have it back, you would have to write to us.",
      debit: (amount: string, day: string) => `A direct debit of ${amount} is planned on ${day}`,
      debitSent:
        "It is with the bank already: it takes place even if you pay today. What is too much pays the next invoice.",
      debitPrepared: "It will take only what is left that day: you have nothing to do.",
      goOn: (amount: string) => `Go and pay ${amount}`,
      mend: "Correct",
    },
    atDesk: "This counter is topped up at the desk.",
    payAtDesk: "This counter is paid at the desk, by saying for whom you pay, or by direct debit.",
    amount: "Amount in euros",
    amountHint: "For instance 20 or 12.50.",
    price: (amount: string) => `The unit price is ${amount}: give a multiple of it.`,
    where: {
      payfip: "You pay on the site of the Treasury (PayFiP), then come back here.",
      simulator: "Demonstration: you choose what happens, no money moves.",
    },
    finish: (amount: string) => `Finish your payment of ${amount}`,
    go: "Go and pay",
    title: "Your payment",
    receipt: "See the receipt",
    back: "Back to the counters",
    counters: "My counters",
  },
});
