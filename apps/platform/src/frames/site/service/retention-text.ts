import { formatDuration } from "../../../kernel/durations.ts";
import type { Language } from "../../../kernel/errors.ts";

/** How long after the end: « gardé un an après l’arrêt ». */
export function formatRetention(days: number, language: Language): string {
  if (days === 0) return language === "fr" ? "effacé dès que vous arrêtez" : "erased as soon as you stop";
  const duration = formatDuration(days, language);
  return language === "fr" ? `gardé ${duration} après l’arrêt` : `kept ${duration} after you stop`;
}
