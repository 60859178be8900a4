import { defineMessages } from "../../../../../../web/index.ts";

interface Step {
  readonly from: number;
  readonly to: number | null;
  readonly isBand: boolean;
}

export const chartWords = defineMessages({
  fr: {
    description: "Le prix d’une unité, en euros, selon le quotient familial.",
    quotient: "Quotient familial",
    price: "Prix",
    yours: (price: string) => `${price}, le vôtre`,
    label: ({ from, to, isBand }: Step) => {
      if (!isBand) return `Quotient de ${from} €`;
      return to === null || !Number.isFinite(to) ? `${from} € et plus` : `De ${from} à ${to} €`;
    },
  },
  en: {
    description: "The price of one unit, in euros, by family quotient.",
    quotient: "Family quotient",
    price: "Price",
    yours: (price: string) => `${price}, yours`,
    label: ({ from, to, isBand }: Step) => {
      if (!isBand) return `Quotient of €${from}`;
      return to === null || !Number.isFinite(to) ? `€${from} and over` : `From €${from} to €${to}`;
    },
  },
});
