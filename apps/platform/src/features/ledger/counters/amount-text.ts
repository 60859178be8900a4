import { formatCount, formatEuros, isSingular } from "../../../kernel/amount-text.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Unit } from "./counter.ts";

export { isSingular as isOne } from "../../../kernel/amount-text.ts";

type Nouns = Record<Language, readonly [one: string, more: string]>;

/** What is counted that is not money, as people say it. Of `unit`, the name of the counter says what. */
export const unitNouns = {
  unit: { fr: ["unité", "unités"], en: ["unit", "units"] },
  meal: { fr: ["repas", "repas"], en: ["meal", "meals"] },
  entry: { fr: ["entrée", "entrées"], en: ["entry", "entries"] },
  hour: { fr: ["heure", "heures"], en: ["hour", "hours"] },
  trip: { fr: ["trajet", "trajets"], en: ["trip", "trips"] },
  token: { fr: ["jeton", "jetons"], en: ["token", "tokens"] },
  point: { fr: ["point", "points"], en: ["point", "points"] },
} as const satisfies Record<Exclude<Unit, "euro_cent">, Nouns>;

/** "12,50 €", "3 entrées", "−4,50 €": an amount as people say it, below zero with the sign of mathematics. */
export function formatCounterAmount(amount: number, unit: Unit, language: Language): string {
  if (unit === "euro_cent") return formatEuros(amount, language);
  const noun = unitNouns[unit][language][isSingular(amount, language) ? 0 : 1];
  return `${formatCount(amount, language)}\u00a0${noun}`;
}

/**
 * Of a line of a journal, whose data are what they were on that day: a unit that is not known is left out.
 */
export const formatJournalAmount = (amount: unknown, unit: unknown, language: Language): string =>
  isUnit(unit) ? formatCounterAmount(Number(amount), unit, language) : formatCount(Number(amount), language);

const isUnit = (unit: unknown): unit is Unit =>
  unit === "euro_cent" || Object.keys(unitNouns).some((known) => known === unit);
