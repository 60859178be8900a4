import type { CivilDate } from "../kernel/civil-date.ts";
import type { Language } from "../kernel/errors.ts";

/** "24 novembre 2026": the day of the week matters for what just happened, not for a term. */
export function plainDay(date: CivilDate, language: Language): string {
  const text = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** "1 an", "30 jours": a duration in the unit people count in. */
export function duration(days: number, language: Language): string {
  const fr = language === "fr";
  if (days % 365 === 0) {
    const years = days / 365;
    return fr ? `${years} an${years > 1 ? "s" : ""}` : `${years} year${years > 1 ? "s" : ""}`;
  }
  return fr ? `${days} jour${days > 1 ? "s" : ""}` : `${days} day${days > 1 ? "s" : ""}`;
}
