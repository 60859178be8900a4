import type { Language, Sentence } from "../../../kernel/errors.ts";

/** A sentence of a message module, in both languages, for a field. */
export const both = <W>(words: (language: Language) => W, of: (words: W) => string): Sentence => ({
  fr: of(words("fr")),
  en: of(words("en")),
});
