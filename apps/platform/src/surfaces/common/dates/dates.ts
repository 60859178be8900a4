import { type CivilDate, civilDate, longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";

export { plainDate as plainDay } from "../../../kernel/civil-date.ts";

const PARIS = { timeZone: "Europe/Paris" } as const;
const localeOf = (language: Language) => (language === "fr" ? "fr-FR" : "en-GB");

/** "mardi 24 novembre 2026", in Paris. */
export const longDay = (at: Date | string, language: Language): string =>
  longDate(civilDate(new Date(at)), language);

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

const clock = new Intl.DateTimeFormat("fr-FR", { ...PARIS, hour: "2-digit", minute: "2-digit" });

/** "9 h 12" on the clocks of Paris, never cut at the end of a line; "09:12" in English. */
export function timeOfDay(at: Date, language: Language): string {
  const text = clock.format(at);
  return language === "fr" ? text.replace(/^0?(\d+):/, "$1\u00a0h\u00a0") : text;
}

/** "mardi 24 novembre 2026 à 9 h 12". */
export function longInstant(at: Date | string, language: Language): string {
  const time = timeOfDay(new Date(at), language);
  return `${longDay(at, language)} ${language === "fr" ? "à" : "at"} ${time}`;
}

/** "25/11/2026 10:42" on the clocks of Paris, never cut at the end of a line. */
export const shortInstant = (at: Date | string, language: Language): string =>
  numericInstant(at, language, "short");

/** "25/11/2026 10:42:07": for who compares with the log of a program. */
export const exactInstant = (at: Date | string, language: Language): string =>
  numericInstant(at, language, "medium");

function numericInstant(at: Date | string, language: Language, timeStyle: "short" | "medium"): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...PARIS, dateStyle: "short", timeStyle });
  return format.format(new Date(at)).replaceAll(" ", "\u00a0");
}
