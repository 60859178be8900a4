import { defineMessages } from "../../../../../../web/index.ts";

export const openCounterWords = defineMessages({
  fr: {
    title: "Ouvrir un compteur",
    lead: "Avec l’accord de la personne. Elle le verra dans son espace, si elle en a un, et son journal le dit.",
    paidAfter: (name: string) => `« ${name} » se paie après, par une facture chaque mois.`,
    open: (name: string) => `Ouvrir « ${name} »`,
    opened: "Le compteur est ouvert",
  },
  en: {
    title: "Open a counter",
    lead: "With the person’s agreement. They will see it in their space, if they have one, and their journal says it.",
    paidAfter: (name: string) => `“${name}” is paid afterwards, by an invoice each month.`,
    open: (name: string) => `Open “${name}”`,
    opened: "The counter is open",
  },
});
