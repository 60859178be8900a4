import { civilDate, longDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";

/** "mardi 24 novembre 2026", in Paris. */
export const longDay = (at: Date | string, language: Language): string =>
  longDate(civilDate(new Date(at)), language);

const clock = new Intl.DateTimeFormat("fr-FR", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Paris",
});

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
