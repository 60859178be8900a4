import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTerritory } from "../official/read-territory.ts";
import { computeEditDistance, countSlips } from "./closeness.ts";
import { computeAuthoritySlugs, formatDepartementName, groupName, toSlug } from "./official-names.ts";
import { parseSearchedWords, searchText, toSearchableName } from "./searchable.ts";

const names = readTerritory().map(({ shortName }) => shortName);
const aName = fc.constantFrom(...names);

describe("a name made searchable", () => {
  test.each([
    ["St-Étienne", "saint etienne"],
    ["L’Haÿ-les-Roses", "l hay les roses"],
    ["Sainte-Mère-Église", "sainte mere eglise"],
    ["Cœuvres", "coeuvres"],
  ])("%s is %s", (name, expected) => expect(toSearchableName(name)).toBe(expected));

  test("is the same twice, in capitals or not, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(aName, fc.string({ unit: "grapheme" })), (name) => {
        const folded = toSearchableName(name);
        expect(toSearchableName(folded)).toBe(folded);
        expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
    );
    for (const name of names) expect(toSearchableName(name.toUpperCase())).toBe(toSearchableName(name));
  });

  test("the beginning of each of its words finds it", () => {
    fc.assert(
      fc.property(aName, fc.nat(6), (name, length) => {
        const text = searchText(name);
        for (const word of parseSearchedWords(name)) expect(text).toContain(` ${word.slice(0, 1 + length)}`);
      }),
    );
  });
});

describe("slips of the finger", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdeilnorst"), minLength: 4, maxLength: 12 });
  test("one letter dropped, doubled or swapped is one slip at most", () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("drop", "double", "swap"), (right, where, slip) => {
        const at = where % (right.length - 1);
        const [one = "", two = ""] = [right[at], right[at + 1]];
        const wrong = { drop: two, double: one + one + two, swap: two + one }[slip];
        const typed = right.slice(0, at) + wrong + right.slice(at + 2);
        expect(computeEditDistance(typed, right)).toBeLessThanOrEqual(1);
        expect(countSlips([typed], `la ${right} sur mer`)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is a distance: nought to itself, the same both ways", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(computeEditDistance(one, one)).toBe(0);
        expect(computeEditDistance(one, other)).toBe(computeEditDistance(other, one));
      }),
    );
  });
});

describe("addresses", () => {
  const country = computeAuthoritySlugs(readTerritory());
  const facts = { kind: "commune", departement: "93" };

  test("are short path segments, and nobody else's", () => {
    const [first, second] = [0, 1].map((at) => [...country.values()].map((slugs) => slugs[at]));
    for (const slug of [...(first ?? []), ...(second ?? [])])
      expect(slug).toMatch(/^(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    expect([new Set(first).size, new Set(second).size]).toEqual([country.size, country.size]);
  });

  test("a plain name goes to the only commune that bears it, and a namesake says where it lies", () => {
    const towns = [
      { ...facts, code: "93066", shortName: "Saint-Denis" },
      { ...facts, code: "11339", shortName: "Saint-Denis", departement: "11" },
      { ...facts, code: "75056", shortName: "Paris", departement: "75" },
    ];
    const all = [{ kind: "departement", code: "75", shortName: "Paris" }, ...towns];
    expect([...computeAuthoritySlugs(all).values()].map(([slug]) => slug)).toEqual([
      "departement-paris",
      "saint-denis-93",
      "saint-denis-11",
      "paris",
    ]);
  });

  test("is none that the platform answers itself", () => {
    const own = ["api", "boite-aux-lettres", "assets", "livez", "readyz", "favicon-ico"];
    expect(names.map(toSlug).filter((slug) => own.includes(slug))).toEqual([]);
  });
});

test("names are told in full", () => {
  expect(formatDepartementName("Calvados", 2)).toBe("Département du Calvados");
  expect(formatDepartementName("Orne", 5)).toBe("Département de l’Orne");
  expect(formatDepartementName("Aube", 5)).toBe("Département de l’Aube");
  expect(groupName("CC Coeur Côte Fleurie")).toBe("Communauté de communes Coeur Côte Fleurie");
  expect(groupName("Métropole Rouen Normandie")).toBe("Métropole Rouen Normandie");
});
