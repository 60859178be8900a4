/**
 * How long something is kept, in the unit people count in: "un an", "2 ans", "30 jours". Never rounded: 90
 * days are not three months, and what is written here binds.
 * @param days whole, one at least; that nothing is kept is said otherwise, by each sentence
 */
export function formatDuration(days: number, language: "fr" | "en"): string {
  const isYears = days > 0 && days % 365 === 0;
  const count = isYears ? days / 365 : days;
  const [one, more] = units[language][isYears ? "year" : "day"];
  return count === 1 ? one : `${count} ${more}`;
}

const units = {
  fr: { year: ["un an", "ans"], day: ["un jour", "jours"] },
  en: { year: ["one year", "years"], day: ["one day", "days"] },
} as const;
