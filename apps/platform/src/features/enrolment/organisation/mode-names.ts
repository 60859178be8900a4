import type { Sentence } from "../../../kernel/errors.ts";
import { isModeName, type ModeName } from "./rules.ts";

/** The report's own names; the English ones are ours. */
export const modeTitles: Readonly<Record<ModeName, Sentence>> = {
  internal_town_hall: { fr: "Internalisé Mairie", en: "In-house, town hall" },
  internal_web: { fr: "Internalisé Web", en: "In-house, web" },
  internal_delegated: { fr: "Internalisé délégué", en: "In-house, delegated to services" },
  pooled_technical: { fr: "Mutualisé Technique", en: "Pooled support" },
  optimised: {
    fr: "Modèle optimisé en temps et dématérialisation",
    en: "Optimised for time and paperless work",
  },
};

/** Of a journal line, read back unchecked. */
export function formatModeTitle(name: unknown): Sentence {
  return typeof name === "string" && isModeName(name)
    ? modeTitles[name]
    : { fr: String(name), en: String(name) };
}
