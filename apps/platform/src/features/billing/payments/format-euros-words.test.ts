import { expect, test } from "vitest";
import { formatEurosWords, formatNumberWords } from "./format-euros-words.ts";

test.each([
  [0, "zéro"],
  [1, "un"],
  [21, "vingt-et-un"],
  [71, "soixante-et-onze"],
  [77, "soixante-dix-sept"],
  [80, "quatre-vingts"],
  [81, "quatre-vingt-un"],
  [91, "quatre-vingt-onze"],
  [100, "cent"],
  [101, "cent-un"],
  [200, "deux-cents"],
  [280, "deux-cent-quatre-vingts"],
  [1_000, "mille"],
  [1_180, "mille-cent-quatre-vingts"],
  [80_000, "quatre-vingt-mille"],
  [200_000, "deux-cent-mille"],
  [1_000_000, "un-million"],
  [80_000_000, "quatre-vingts-millions"],
  [999_999, "neuf-cent-quatre-vingt-dix-neuf-mille-neuf-cent-quatre-vingt-dix-neuf"],
])("%i is said %s", (count, words) => expect(formatNumberWords(count)).toBe(words));

test.each([
  [1, "un centime"],
  [50, "cinquante centimes"],
  [100, "un euro"],
  [101, "un euro et un centime"],
  [2_000, "vingt euros"],
  [1_250, "douze euros et cinquante centimes"],
  [100_000_000, "un-million d’euros"],
])("%i cents are said %s", (cents, words) => expect(formatEurosWords(cents)).toBe(words));

test("what is no whole number has no words", () => {
  for (const count of [-1, 1.5, Number.NaN, 1e9]) expect(() => formatNumberWords(count)).toThrow(RangeError);
});
