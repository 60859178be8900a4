import { defineMessages } from "../../../../../../web/index.ts";
import { fromAccount } from "../../../../debits/pages/common/from-account.ts";

export const dueWords = defineMessages({
  fr: {
    title: "À payer",
    home: "Accueil",
    total: (amount: string) => `Il vous reste ${amount} à payer`,
    nothing: "Vous n’avez rien à payer aujourd’hui",
    payments: (count: number) => `En ligne, il faut ${count} paiements : un par régie.`,
    onePayment: "En ligne, un seul paiement règle tout.",
    onlinePart: (amount: string) => `En ligne, un seul paiement règle ${amount}.`,
    instalment: (day: string) => `payé en plusieurs fois, avant le ${day}`,
    pay: (amount: string) => `Payer ${amount}`,
    underWay: (amount: string) => `Votre paiement de ${amount} est commencé`,
    underWayText:
      "Ne payez pas une seconde fois. S’il n’est pas terminé dans quinze minutes, vous pourrez recommencer ici.",
    resume: "Reprendre ce paiement",
    atDesk: "À payer au guichet",
    atDeskText: "Ceci ne se paie pas en ligne : venez à l’accueil, en espèces, par chèque ou par carte.",
    elsewhere: (amount: string) =>
      `${amount} restent dus sur des comptes que vous n’avez plus : vos factures disent comment les payer.`,
    debits: "Prélevé sans rien faire",
    debit: (amount: string, day: string, account: string | null) =>
      `${amount} le ${day}${fromAccount.fr(account)}`,
    balances: "Ce qui reste sur vos comptes",
    columns: { who: "Qui", account: "Compte", balance: "Solde", amount: "Montant" },
    help: "Payer est difficile en ce moment ?",
    invoices: "Mes factures",
    counters: "Recharger un compte",
    history: "Ce que la famille a payé",
    done: {
      title: "Votre paiement",
      paid: "Votre paiement est reçu",
      paidText: "Chaque compte est à jour. Vos reçus sont ci-dessous.",
      held: "Votre paiement est reçu, mais un des comptes ne peut pas le recevoir",
      heldText:
        "Rien n’est crédité : la Trésorerie vous rend le tout par virement. Le régisseur le voit dans sa caisse.",
      amount: (amount: string) => `Montant : ${amount}`,
      parts: "Ce que ce paiement règle",
      receipt: "Voir le reçu",
      somebody: "Une personne pour qui vous n’agissez plus",
      back: "Voir ce qu’il reste à payer",
    },
  },
  en: {
    title: "To pay",
    home: "Home",
    total: (amount: string) => `You have ${amount} left to pay`,
    nothing: "You have nothing to pay today",
    payments: (count: number) => `Online, it takes ${count} payments: one for each régie.`,
    onePayment: "Online, one payment settles everything.",
    onlinePart: (amount: string) => `Online, one payment settles ${amount}.`,
    instalment: (day: string) => `paid in several times, by ${day}`,
    pay: (amount: string) => `Pay ${amount}`,
    underWay: (amount: string) => `Your payment of ${amount} has begun`,
    underWayText:
      "Do not pay a second time. If it is not ended within fifteen minutes, you may start again here.",
    resume: "Go back to this payment",
    atDesk: "To pay at the desk",
    atDeskText: "This is not paid online: come to the desk, with cash, a cheque or a card.",
    elsewhere: (amount: string) =>
      `${amount} are left due on accounts that you no longer have: your invoices say how to pay them.`,
    debits: "Taken by direct debit, nothing to do",
    debit: (amount: string, day: string, account: string | null) =>
      `${amount} on ${day}${fromAccount.en(account)}`,
    balances: "What is left on your accounts",
    columns: { who: "Who", account: "Account", balance: "Balance", amount: "Amount" },
    help: "Is it hard to pay at the moment?",
    invoices: "My invoices",
    counters: "Top up an account",
    history: "What the family paid",
    done: {
      title: "Your payment",
      paid: "Your payment is received",
      paidText: "Each account is up to date. Your receipts are below.",
      held: "Your payment is received, but one of the accounts cannot take it",
      heldText:
        "Nothing is credited: the Treasury gives all of it back by transfer. The régisseur sees it in their till.",
      amount: (amount: string) => `Amount: ${amount}`,
      parts: "What this payment settles",
      receipt: "See the receipt",
      somebody: "Somebody for whom you no longer act",
      back: "See what is left to pay",
    },
  },
});
