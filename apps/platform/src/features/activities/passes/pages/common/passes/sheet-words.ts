import { defineMessages } from "../../../../../../web/index.ts";

export const sheetWords = defineMessages({
  fr: {
    title: (number: number, partner: string) => `Relevé n° ${number} – ${partner}`,
    until: "Utilisations jusqu’au",
    closedOn: "Arrêté le",
    total: "Total à payer",
    payment: "Paiement",
    notYet: "Virement pas encore préparé",
    preparedFor: (day: string) => `Virement préparé pour le ${day}`,
    count: "Nombre d’utilisations",
    copyable: "Dont sur papier ou au numéro tapé",
    seal: "Sceau",
    notWhole: "Ce relevé ne correspond plus à son sceau.",
    lines: "Les utilisations",
    columns: { number: "Numéro", day: "Jour", offer: "Atout", amount: "Montant", shown: "Présenté" },
  },
  en: {
    title: (number: number, partner: string) => `Statement no. ${number} – ${partner}`,
    until: "Uses until",
    closedOn: "Closed on",
    total: "Total to pay",
    payment: "Payment",
    notYet: "Transfer not prepared yet",
    preparedFor: (day: string) => `Transfer prepared for ${day}`,
    count: "Number of uses",
    copyable: "Of which by paper or typed number",
    seal: "Seal",
    notWhole: "This statement no longer agrees with its seal.",
    lines: "The uses",
    columns: { number: "Number", day: "Day", offer: "Offer", amount: "Amount", shown: "Shown" },
  },
});
