import type { Language } from "./errors.ts";

const euros = {
  fr: new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }),
  en: new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" }),
} as const;
const wholes = { fr: new Intl.NumberFormat("fr-FR"), en: new Intl.NumberFormat("en-GB") } as const;

/** "12,50 €", "−4,50 €": cents as people say them, below zero with the sign of mathematics. */
export const formatEuros = (cents: number, language: Language): string =>
  formatMinusSign(euros[language].format(cents / 100));

/** "5 000", or "5,000" in English. */
export const formatCount = (count: number, language: Language): string =>
  formatMinusSign(wholes[language].format(count));

/** French is singular below two, English at one alone. */
export const isSingular = (count: number, language: Language): boolean =>
  Math.abs(count) < 2 && (language === "fr" || Math.abs(count) === 1);

const formatMinusSign = (text: string): string => text.replace("-", "−");
