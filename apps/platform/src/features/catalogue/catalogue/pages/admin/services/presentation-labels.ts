import { lifeEvents, situations, type Text, themes } from "@ardeco/contracts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { presentationWords } from "./presentation-words.ts";

/** Labels by field, and by field of a row, for the top of the page and for differences. */
export function listPresentationLabels(language: Language): Readonly<Record<string, string>> {
  const words = presentationWords(language);
  const members = Object.entries(words.fields).map(([name, label]) => [`presentation_${name}`, label]);
  return { ...Object.fromEntries(members), ...words.rows };
}

/** Names of the members of the public page, by part of the definition. */
export function listPresentationParts(language: Language): Readonly<Record<string, string>> {
  const { parts } = presentationWords(language);
  return { ...listPresentationLabels(language), ...parts };
}

const codes: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  presentation_themes: themes,
  presentation_lifeEvents: lifeEvents,
  presentation_situations: situations,
};

/** « childhood, sport » in words. */
export function formatCodeNames(part: string, line: string, language: Language): string {
  const names = codes[part];
  return names ? line.replace(/[a-z_]+/g, (code) => names[code]?.[language] ?? code) : line;
}
