import { type CivilDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import type { Payment } from "../../../index.ts";

export const paymentWords = defineMessages({
  fr: {
    means: {
      cash: "Espèces",
      cheque: "Chèque",
      online: "En ligne",
      kiosk: "À une borne",
      direct_debit: "Prélèvement",
    },
    receiptTitle: "Reçu",
    refundTitle: "Reçu de remboursement",
    number: "Numéro",
    day: "Payé le",
    givenBackOn: "Rendu le",
    accountingDay: "Journée comptable",
    regie: "Régie",
    counter: "Compteur",
    meansTerm: "Moyen de paiement",
    amount: "Montant",
    inWords: "En toutes lettres",
    payer: "Versé par",
    payerUntold: "Ce nom n’est montré qu’à la personne qui a payé.",
    by: "Reçu par",
    cheque: (bank: string, number: string, drawer: string) => `${bank}, n° ${number}, tiré par ${drawer}`,
    reason: "Motif",
    about: "Ce reçu rembourse un paiement antérieur.",
    print: "Imprimez cette page depuis le menu de votre navigateur.",
    columns: { day: "Jour", number: "Reçu", means: "Moyen", amount: "Montant" },
  },
  en: {
    means: {
      cash: "Cash",
      cheque: "Cheque",
      online: "Online",
      kiosk: "At a kiosk",
      direct_debit: "Direct debit",
    },
    receiptTitle: "Receipt",
    refundTitle: "Receipt for a refund",
    number: "Number",
    day: "Paid on",
    givenBackOn: "Given back on",
    accountingDay: "Accounting day",
    regie: "Régie",
    counter: "Counter",
    meansTerm: "Means of payment",
    amount: "Amount",
    inWords: "In words (French)",
    payer: "Paid by",
    payerUntold: "This name is shown only to the person who paid.",
    by: "Received by",
    cheque: (bank: string, number: string, drawer: string) => `${bank}, no. ${number}, drawn by ${drawer}`,
    reason: "Reason",
    about: "This receipt refunds an earlier payment.",
    print: "Print this page from your browser’s menu.",
    columns: { day: "Day", number: "Receipt", means: "Means", amount: "Amount" },
  },
});

/**
 * The day of the payer: after a closing, the accounting day is the next one. What was erased says the
 * accounting day alone.
 */
export const getPaymentDay = ({ words, day }: Pick<Payment, "words" | "day">): CivilDate =>
  words ? toCivilDate(words.at) : day;
