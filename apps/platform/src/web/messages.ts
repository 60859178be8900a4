import type { Language, Sentence } from "../kernel/errors.ts";

/** The shape of a French message module: sentences, functions that make one, and groups of them. */
export interface Words {
  readonly [name: string]: string | ((...values: never[]) => string) | Words;
}

/** Literal sentences become `string`; functions keep their parameters. */
export type Translated<W> = {
  readonly [K in keyof W]: W[K] extends string ? string : W[K] extends Words ? Translated<W[K]> : W[K];
};

/** French first; English must have each of its keys, and no other. */
export function defineMessages<const W extends Words>(messages: {
  readonly fr: W;
  readonly en: Translated<NoInfer<W>>;
}): (language: Language) => Translated<W> {
  const { fr, en } = messages;
  // W is its own translation; the compiler cannot see it while W is generic
  const french: Translated<W> = fr as Translated<W>;
  return (language) => (language === "fr" ? french : en);
}

/**
 * The words of a feature in the reader's language, of two files under one type: `words.fr.ts` exports `fr`
 * and `type Words = typeof fr`, `words.en.ts` exports `en: Words`. What an authority writes may have no
 * English.
 */
export const selectWords = <W>(language: Language, fr: W, en?: W): W =>
  language === "en" && en !== undefined ? en : fr;

/** One sentence in the reader's language. */
export const formatSentence = (sentence: Sentence, language: Language): string => sentence[language];

/**
 * A sentence in both languages out of a message module, for what is written before the reader is known
 * (fields, errors): `const both = bothIn(moveWords)`, then `both(({ address }) => address)`.
 */
export const bothIn =
  <W>(words: (language: Language) => W) =>
  (of: (words: W, language: Language) => string): Sentence => ({
    fr: of(words("fr"), "fr"),
    en: of(words("en"), "en"),
  });
