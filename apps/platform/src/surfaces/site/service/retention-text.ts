import type { Language } from "../../../kernel/errors.ts";

/** How long after the end, in the largest unit that is exact: "1 an", "30 jours". */
export function durationText(days: number, language: Language): string {
  const [count, unit] = days % 365 === 0 ? [days / 365, "year" as const] : [days, "day" as const];
  const french = { year: count > 1 ? "ans" : "an", day: count > 1 ? "jours" : "jour" };
  const english = { year: count > 1 ? "years" : "year", day: count > 1 ? "days" : "day" };
  return `${count} ${(language === "fr" ? french : english)[unit]}`;
}

export function retentionText(days: number, language: Language): string {
  if (days === 0) return language === "fr" ? "effacé dès que vous arrêtez" : "erased as soon as you stop";
  const duration = durationText(days, language);
  return language === "fr" ? `gardé ${duration} après l’arrêt` : `kept ${duration} after you stop`;
}
