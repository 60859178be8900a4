import { type CivilDate, civilDate, longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";

const localeOf = (language: Language) => (language === "fr" ? "fr-FR" : "en-GB");

/** "24 nov." in the year under way, "24 nov. 2025" before: lists are read fast. */
export function shortDay(date: CivilDate, today: CivilDate, language: Language): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(localeOf(language), {
    day: "numeric",
    month: "short",
    ...year,
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

/** "9 h 12", in Paris, never cut at the end of a line. */
export function timeOfDay(at: Date, language: Language): string {
  const text = new Intl.DateTimeFormat("fr-FR", {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  }).format(at);
  return language === "fr" ? text.replace(/^0?(\d+):/, "$1\u00a0h\u00a0") : text;
}

/** "mardi 24 novembre 2026", in Paris. */
export const longDay = (at: Date | string, language: Language): string =>
  longDate(civilDate(new Date(at)), language);

/** Whole days from one date to another; negative when it is past. */
export const daysUntil = (date: CivilDate, today: CivilDate): number =>
  (Date.parse(date) - Date.parse(today)) / 86_400_000;
