import type { Language } from "../../../kernel/errors.ts";

export { plainDate as plainDay } from "../../../kernel/civil-date.ts";

/** "1 an", "30 jours": a duration in the unit people count in. */
export function duration(days: number, language: Language): string {
  const fr = language === "fr";
  if (days % 365 === 0) {
    const years = days / 365;
    return fr ? `${years} an${years > 1 ? "s" : ""}` : `${years} year${years > 1 ? "s" : ""}`;
  }
  return fr ? `${days} jour${days > 1 ? "s" : ""}` : `${days} day${days > 1 ? "s" : ""}`;
}
