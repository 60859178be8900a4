import type { Offered } from "./offer.ts";

/** As people type: no accents, no capitals, no plural. */
export function fold(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SMALL_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(s|x)$/, "") : word));
}

const SMALL_WORDS = new Set(
  "le la les un une des du de au aux et ou en mon ma mes the of to my for".split(" "),
);

/** Services that answer every word typed, the closest first; an empty search finds them all, as given. */
export function search(services: readonly Offered[], typed: string): readonly Offered[] {
  const asked = fold(typed);
  if (asked.length === 0) return services;
  return services
    .map((offered) => ({ offered, score: scoreOf(offered, asked) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ offered }) => offered);
}

/** A word of the title weighs more than one of the conditions; one that is nowhere makes it 0. */
function scoreOf({ service, provider }: Offered, asked: readonly string[]): number {
  const { title, summary, conditions } = service.definition;
  const places: readonly (readonly [weight: number, words: readonly string[]])[] = [
    [4, fold(`${title.fr} ${title.en} ${service.slug}`)],
    [2, fold(`${summary.fr} ${summary.en}`)],
    [1, fold(`${conditions?.fr ?? ""} ${conditions?.en ?? ""} ${provider.name}`)],
  ];
  const scores = asked.map((word) =>
    Math.max(...places.map(([weight, words]) => (words.some((one) => answers(one, word)) ? weight : 0))),
  );
  return Math.min(...scores) === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** The beginning of a word, or a word with one slip of the finger. */
function answers(word: string, asked: string): boolean {
  return word.startsWith(asked) || (asked.length >= 5 && oneSlip(word, asked));
}

/** One letter more, less, changed, or two swapped (optimal string alignment distance of 1). */
function oneSlip(word: string, asked: string): boolean {
  if (Math.abs(word.length - asked.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === asked[start]) start++;
  const [rest, wanted] = [word.slice(start), asked.slice(start)];
  const swapped = `${rest[1] ?? ""}${rest[0] ?? ""}${rest.slice(2)}`;
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    swapped === wanted
  );
}
