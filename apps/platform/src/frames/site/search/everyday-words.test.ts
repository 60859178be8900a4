import { describe, expect, it, test } from "vitest";
import { anOffer } from "../testing/an-offer.ts";
import { everydayPages, everydayWords } from "./everyday-words.ts";
import { parseWords } from "./parse-words.ts";
import { searchServices } from "./search-services.ts";

// The list is data: whoever adds a line reads here that it works, and is told what would make it useless.

describe("each line", () => {
  it.each(everydayWords.map((line) => [line.split(" ")[0] ?? "", line] as const))(
    "« %s » is found by every word of its line",
    (first, line) => {
      const offer = anOffer([{ fr: first, en: first, summary: "Un service." }]);
      const lost = line.split(" ").filter((word) => searchServices(offer, word)?.hits.length !== 1);
      expect(lost).toEqual([]);
    },
  );

  it("says no word twice, and none that means nothing by itself", () => {
    for (const line of everydayWords) {
      const words = line.split(" ");
      expect([line, new Set(words).size]).toEqual([line, words.length]);
      expect(words.filter((word) => parseWords(word).length === 0)).toEqual([]);
    }
  });
});

test.each([
  ["carte", "Élections"],
  ["centre", "Vacances"],
  ["personne", "Aînés"],
  ["assistante", "Crèche"],
  ["poule", "Voirie"],
  ["crèche", "École maternelle"],
])("« %s », part of an expression only, does not answer by « %s »", (typed, title) => {
  const offer = anOffer([{ fr: title, en: "", summary: "Un service." }]);
  expect(searchServices(offer, typed)?.hits).toEqual([]);
});

test.each([
  ["centre aéré", "Vacances"],
  ["personne âgée", "Aînés"],
  ["nid de poule", "Route"],
])("« %s », said whole, answers by « %s »", (typed, title) => {
  const offer = anOffer([{ fr: title, en: "", summary: "Un service." }]);
  expect(searchServices(offer, typed)?.hits).toHaveLength(1);
});

test("no two pages of the site answer one word, so that each leads somewhere", () => {
  const all = everydayPages.flatMap(({ words }) => [...new Set(parseWords(words).map(({ stem }) => stem))]);
  const twice = all.filter((stem, at) => all.indexOf(stem) !== at);
  expect(twice).toEqual([]);
});
