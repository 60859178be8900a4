import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";

export { longDay, timeOfDay } from "../../common/dates/dates.ts";

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
