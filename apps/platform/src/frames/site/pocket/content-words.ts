import { defineMessages } from "../../../web/index.ts";

/** What a phone is told to keep: no mark-up, it is shown as it is. */
export const contentWords = defineMessages({
  fr: {
    toPay: "À payer",
    instalment: "Prochaine échéance",
    debit: "Sera prélevé",
    before: (day: string) => `Avant le ${day}`,
    late: "La date est passée",
    debitOn: (day: string) => `Le ${day}, rien à faire`,
    reserved: (amount: string) => `Dont ${amount} retenus`,
    available: (amount: string) => `${amount} à dépenser`,
    paidAfter: "Se paie après, sur facture",
    shared: "Partagé avec le foyer",
    expires: (day: string) => `Jusqu’au ${day}`,
    left: (left: number, of: number) => (left === 0 ? "Épuisé" : `${left} sur ${of}`),
    amountLeft: (amount: string) => `Soit ${amount} encore`,
    ofPass: (name: string, day: string) => `${name}, jusqu’au ${day}`,
    enter: (name: string) => `Ouvrir : ${name}`,
  },
  en: {
    toPay: "To pay",
    instalment: "Next instalment",
    debit: "Will be debited",
    before: (day: string) => `By ${day}`,
    late: "The date has passed",
    debitOn: (day: string) => `On ${day}, nothing to do`,
    reserved: (amount: string) => `${amount} of it held`,
    available: (amount: string) => `${amount} to spend`,
    paidAfter: "Paid afterwards, by invoice",
    shared: "Shared by the household",
    expires: (day: string) => `Until ${day}`,
    left: (left: number, of: number) => (left === 0 ? "Used up" : `${left} of ${of}`),
    amountLeft: (amount: string) => `That is ${amount} still`,
    ofPass: (name: string, day: string) => `${name}, until ${day}`,
    enter: (name: string) => `Open: ${name}`,
  },
});
