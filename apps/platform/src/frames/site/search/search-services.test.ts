import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { anOffer } from "../testing/an-offer.ts";
import { parseWords } from "./parse-words.ts";
import { searchServices } from "./search-services.ts";

const offer = anOffer([
  { fr: "École", en: "School", summary: "Inscription à l’école ; la cantine se demande à part." },
  { fr: "Cantine scolaire", en: "School canteen", summary: "Repas de midi à l’école." },
  { fr: "Piscines", en: "Swimming pools", summary: "Nager toute l’année." },
  { fr: "Encombrants", en: "Bulky waste", summary: "Un rendez-vous devant chez vous.", keywords: ["frigo"] },
  { fr: "Réseau de chaleur", en: "District heating", summary: "Pour les immeubles municipaux." },
]);
const titles = (hits: ReturnType<typeof hitsOf>) =>
  hits.map(({ offered }) => offered.service.definition.title.fr);
const hitsOf = (typed: string) => searchServices(offer, typed)?.hits ?? [];
const found = (typed: string) => titles(hitsOf(typed));

test.each(["bibliotek", "bibliotheke", "biblioteque"])("%s is heard as « bibliothèque »", (typed) => {
  const library = anOffer([{ fr: "Bibliothèque", en: "Library", summary: "Emprunter des livres." }]);
  expect(searchServices(library, typed)?.hits).toHaveLength(1);
});

describe("what people type", () => {
  it.each([
    ["PISCINE", "Piscines"],
    ["pisicne", "Piscines"],
    ["picine", "Piscines"],
    ["swim", "Piscines"],
    ["où nager ?", "Piscines"],
    ["je veux inscrire mon fils à la cantine", undefined],
    ["la cantine de mon école", "Cantine scolaire"],
    ["cantoche", "Cantine scolaire"],
    ["poubelle", "Encombrants"],
    ["poubele", "Encombrants"],
    ["cantouche", "Cantine scolaire"],
    ["matelas", "Encombrants"],
    ["frigos", "Encombrants"],
    ["municipal", "Réseau de chaleur"],
    ["enkombran", "Encombrants"],
    ["kantine", "Cantine scolaire"],
    ["patinoire", undefined],
  ])("%s finds %s first", (typed, title) => {
    expect(found(typed)[0]).toBe(title);
  });

  it("says which word answered when it is not the one typed", () => {
    expect(hitsOf("matelas")[0]).toMatchObject({ place: "title", because: "encombrants" });
    expect(hitsOf("pisicne")[0]).toMatchObject({ because: "piscines" });
    expect(hitsOf("piscine")[0]).not.toHaveProperty("because");
    // On a French page, no English word is shown: it says of which language it is.
    expect(hitsOf("haeting")[0]).toMatchObject({ because: "heating", becauseIn: "en" });
  });

  it("takes a synonym for an answer in what names a service, never in a description", () => {
    const homes = anOffer([
      { fr: "Encombrants", en: "Bulky waste", summary: "Un rendez-vous devant chez vous." },
      { fr: "Foyer de jeunes", en: "Young workers", summary: "Un logement meublé." },
    ]);
    expect(titles(searchServices(homes, "matelas")?.hits ?? [])).toEqual(["Encombrants"]);
    expect(titles(searchServices(homes, "meublé")?.hits ?? [])).toContain("Foyer de jeunes");
  });

  it("offers what answers some of the words when nothing answers them all", () => {
    const findings = searchServices(offer, "piscine patinoire");
    expect(findings?.hits).toEqual([]);
    expect(titles(findings?.near ?? [])).toEqual(["Piscines"]);
  });

  it("looks for nothing when only small words were typed", () => {
    expect(searchServices(offer, " le de la ")).toBeUndefined();
  });
});

const letters = "abcdefghijklmnopqrstuvwxyz";

/** One letter more, less, changed, or two neighbours swapped. */
const slip = (word: string) =>
  fc
    .record({
      at: fc.nat(word.length - 2),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom("more", "less", "changed", "swapped"),
    })
    .map(({ at, letter, kind }) => {
      const [before, here, next, after] = [
        word.slice(0, at),
        word[at] ?? "",
        word[at + 1] ?? "",
        word.slice(at + 2),
      ];
      if (kind === "more") return before + letter + here + next + after;
      if (kind === "less") return before + next + after;
      if (kind === "changed") return before + letter + next + after;
      return before + next + here + after;
    });

const written = offer.services.flatMap((offered) =>
  parseWords(offered.service.definition.title.fr)
    .filter(({ plain }) => plain.length >= 5)
    .map(({ plain }) => [offered, plain] as const),
);

test("one slip of the finger in a word of five letters or more still finds the service", () => {
  const typed = fc
    .constantFrom(...written)
    .chain(([offered, word]) => fc.tuple(fc.constant(offered), slip(word)));
  fc.assert(
    fc.property(typed, ([offered, word]) => {
      // A slip may write a word that says nothing ("avec"): the page then shows everything.
      const findings = searchServices(offer, word);
      expect(findings?.hits.map((hit) => hit.offered) ?? [offered]).toContain(offered);
    }),
    { numRuns: 1_000 },
  );
});

test("it never fails and never invents, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const { hits = [], near = [] } = searchServices(offer, typed) ?? {};
      const all = [...hits, ...near].map(({ offered }) => offered);
      expect(all.every((one) => offer.services.includes(one))).toBe(true);
      expect(new Set(all).size).toBe(all.length);
      expect(parseWords(typed).every(({ plain }) => plain === plain.toLowerCase())).toBe(true);
    }),
  );
});

test("it stays quick with 500 services", () => {
  const many = anOffer(
    Array.from({ length: 500 }, (_, index) => ({
      fr: `Service municipal ${index.toString(36)} des encombrants`,
      en: `Municipal service ${index.toString(36)}`,
      summary: `Ce que le service ${index} fait pour les habitants, avec des mots toujours différents : m${index}n o${index}p.`,
      keywords: [`motclef${index}`, `autremot${index}`],
    })),
  );
  searchServices(many, "première lecture");
  const took = ["encombrnats municipaux", "motclef499", "patinoire olympique"].map((typed) => {
    const times = Array.from({ length: 9 }, () => {
      // Time of the processor, not of the clock: the machine does other things.
      const start = process.threadCpuUsage();
      searchServices(many, typed);
      return process.threadCpuUsage(start).user / 1_000;
    });
    return times.toSorted((left, right) => left - right)[4] ?? Number.NaN;
  });
  console.info(`search among 500 services, median: ${took.map((ms) => ms.toFixed(1)).join(", ")} ms`);
  expect(Math.max(...took)).toBeLessThan(100);
});
