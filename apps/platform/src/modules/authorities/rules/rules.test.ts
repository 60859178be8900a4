import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTerritory } from "../official/read-territory.ts";
import { distance, slipsBetween } from "./closeness.ts";
import { departementName, groupName, slugCandidates, slugOf } from "./official-names.ts";
import { searchable, searchedWords, searchText } from "./searchable.ts";

const names = readTerritory().map(({ shortName }) => shortName);
const aName = fc.constantFrom(...names);

describe("a name made searchable", () => {
  test.each([
    ["St-Étienne", "saint etienne"],
    ["L’Haÿ-les-Roses", "l hay les roses"],
    ["Sainte-Mère-Église", "sainte mere eglise"],
    ["Cœuvres", "coeuvres"],
  ])("%s is %s", (name, expected) => expect(searchable(name)).toBe(expected));

  test("is the same twice, in capitals or not, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(aName, fc.string({ unit: "grapheme" })), (name) => {
        const folded = searchable(name);
        expect(searchable(folded)).toBe(folded);
        expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
    );
    for (const name of names) expect(searchable(name.toUpperCase())).toBe(searchable(name));
  });

  test("the beginning of each of its words finds it", () => {
    fc.assert(
      fc.property(aName, fc.nat(6), (name, length) => {
        const text = searchText(name);
        for (const word of searchedWords(name)) expect(text).toContain(` ${word.slice(0, 1 + length)}`);
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
        expect(distance(typed, right)).toBeLessThanOrEqual(1);
        expect(slipsBetween([typed], `la ${right} sur mer`)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is a distance: nought to itself, the same both ways", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, one)).toBe(0);
        expect(distance(one, other)).toBe(distance(other, one));
      }),
    );
  });
});

describe("addresses", () => {
  test("are those of paths, short, and the last is nobody else's", () => {
    const last = readTerritory().map((one) => {
      const candidates = slugCandidates({ ...one, name: one.shortName }, 1);
      for (const slug of candidates) expect(slug).toMatch(/^(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      return candidates.at(-1);
    });
    expect(new Set(last).size).toBe(last.length);
  });

  test("a namesake bears its département", () => {
    const facts = { kind: "commune", code: "93066", name: "Saint-Denis", departement: "93" };
    expect(slugCandidates(facts, 3)[0]).toBe("saint-denis-93");
    expect(slugCandidates(facts, 1)[0]).toBe("saint-denis");
  });

  test("is none that the platform answers itself", () => {
    const own = ["api", "boite-aux-lettres", "assets", "livez", "readyz", "favicon-ico"];
    expect(names.map(slugOf).filter((slug) => own.includes(slug))).toEqual([]);
  });
});

test("names are told in full", () => {
  expect(departementName("Calvados", 2)).toBe("Département du Calvados");
  expect(departementName("Orne", 5)).toBe("Département de l’Orne");
  expect(departementName("Aube", 5)).toBe("Département de l’Aube");
  expect(groupName("CC Coeur Côte Fleurie")).toBe("Communauté de communes Coeur Côte Fleurie");
  expect(groupName("Métropole Rouen Normandie")).toBe("Métropole Rouen Normandie");
});
