import type { Language } from "../../kernel/errors.ts";

/** "mardi 24 novembre 2026 à 09:12", on the clocks of the town. */
export function when(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  }).format(new Date(instant));
}
