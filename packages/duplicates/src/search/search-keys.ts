import { phonetic, withoutParticles } from "../text/phonetic.ts";
import { type Facts, factOf } from "./facts.ts";

/**
 * Texts that two records of one person share, one at least, unless most of what is known differs: a search
 * looks for those who share one, the most shared first. Each joins a name and a date or a place, so that its
 * digest tells little by being there twice; names are in no order, since they are swapped.
 */
export function searchKeys(facts: Facts): readonly string[] {
  const family = [factOf(facts, "family_name"), factOf(facts, "usage_name")].flatMap(heardFamily);
  const given = factOf(facts, "given_name").split(" ").slice(0, 2).map(phonetic).filter(Boolean);
  const date = factOf(facts, "birth_date");
  const place = phonetic(factOf(facts, "birth_place"));
  const [year, day] = [date.slice(0, 4), [date.slice(4, 6), date.slice(6)].sort().join("")];
  const names = distinct([...family, ...given]);
  const both = distinct(family.flatMap((one) => given.slice(0, 1).map((other) => inOrder(one, other))));
  const initials = distinct(both.map((pair) => inOrder(...lettersOf(pair))));
  return distinct([
    ...names.map((name) => joined("n", name, date)),
    ...both.map((pair) => joined("y", pair, year)),
    ...both.map((pair) => joined("d", pair, day)),
    ...both.map((pair) => joined("p", pair, place)),
    ...initials.map((pair) => joined("i", pair, year, day)),
    ...names.map((name) => joined("l", name, year, place)),
  ]).filter(Boolean);
}

/** A family name whole, and each half of a double one. */
function heardFamily(name: string): readonly string[] {
  const words = withoutParticles(name).split(" ");
  const whole = phonetic(words.join(""));
  return words.length === 2 ? [whole, ...words.map(phonetic)].filter(Boolean) : [whole].filter(Boolean);
}

const inOrder = (one = "", other = ""): string => [one, other].sort().join("+");

const lettersOf = (pair: string): readonly string[] => pair.split("+").map((name) => name.slice(0, 1));

/** Empty when a part lacks: a key of less would bring everybody together. */
const joined = (...parts: readonly string[]): string => (parts.includes("") ? "" : parts.join("|"));

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
