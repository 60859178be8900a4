import { defineMessages } from "../../../web/index.ts";

export const sheetWords = defineMessages({
  fr: {
    title: (number: number, partner: string) => `Relevé n° ${number} – ${partner}`,
    until: "Utilisations jusqu’au",
    closedOn: "Arrêté le",
    total: "Total à payer",
    count: "Nombre d’utilisations",
    typed: "Dont au numéro tapé, sans code montré",
    byCode: "Code",
    byNumber: "Numéro tapé",
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
    count: "Number of uses",
    typed: "Of which by a typed number, without a code shown",
    byCode: "Code",
    byNumber: "Typed number",
    seal: "Seal",
    notWhole: "This statement no longer agrees with its seal.",
    lines: "The uses",
    columns: { number: "Number", day: "Day", offer: "Offer", amount: "Amount", shown: "Shown" },
  },
});
