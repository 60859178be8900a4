import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePersonNames, type PersonNames } from "./rules/compare-person-names.ts";

const on = (text: string) => ({ text, cut: false, certain: true });

const jeanne: PersonNames = { given: "Jeanne", middle: "Marie Élise", family: "De La Tour", use: "O’Neil" };

test.each([
  "MME/DE LA TOUR/JEANNE",
  "MME JEANNE DELATOUR",
  "de la tour jeanne",
  "Mme Jeanne O'NEIL",
  "M ET MME ONEIL JEANNE",
  "M EXEMPLE HENRY ET MME O NEIL JEANNE",
  "DE LA TOUR-O'NEIL JEANNE MARIE",
  "MADAME O NEIL NEE DE LA TOUR JEANNE",
  "DE LA TOUR JEANNE E M",
])("%s is Jeanne De La Tour, called O’Neil", (text) => {
  expect(comparePersonNames(on(text), jeanne)).toBeNull();
});

test.each([
  ["MME TOUR JEANNE", "other_name"],
  ["MME DE LA TOUR JEAN", "other_name"],
  ["MME DE LA TOUR JEANNE PAULE", "other_name"],
  ["MME DE LA TOUR MARIE JEANNE", "other_name"],
  ["MME J DE LA TOUR", "initial_only"],
  ["MME DE LA TOUR", "family_only"],
  ["M ET MME DE LA TOUR", "family_only"],
  ["", "other_name"],
  ["MME", "other_name"],
])("%s does not name her: %s", (text, why) => {
  expect(comparePersonNames(on(text), jeanne)).toBe(why);
});

test("a father is not his son: Jean, Jean-Pierre, Pierre", () => {
  const son = { given: "Jean", family: "Martin" };
  for (const father of ["MARTIN JEAN PIERRE", "M/MARTIN/JEAN-PIERRE", "MARTIN PIERRE", "MARTIN PIERRE JEAN"])
    expect(comparePersonNames(on(father), son)).toBe("other_name");
  expect(comparePersonNames(on("MARTIN JEAN"), { ...son, given: "Jean-Pierre" })).toBe("other_name");
});

test("a name that was cut is nobody's", () => {
  expect(
    comparePersonNames(
      { text: "MARTIN JEAN", cut: true, certain: true },
      { given: "Jean", family: "Martin" },
    ),
  ).toBe("cut");
});

const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzéèçïôü");
const word = fc.string({ unit: letters, minLength: 3, maxLength: 12 });

test("whoever is named in full is found, however it is written; whoever has another name is not", () => {
  fc.assert(
    fc.property(word, word, word, fc.boolean(), fc.boolean(), (given, family, stranger, first, loud) => {
      const written = first ? `${given} ${family}` : `${family}/${given}`;
      const text = loud ? written.normalize("NFD").toUpperCase() : written;
      const plain = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "");
      expect(comparePersonNames(on(`M ${text}`), { given, family })).toBeNull();
      fc.pre(![given, family].map(plain).includes(plain(stranger)));
      expect(comparePersonNames(on(text), { given: stranger, family })).not.toBeNull();
      expect(comparePersonNames(on(text), { given, family: stranger })).not.toBeNull();
    }),
  );
});

test("a name of which nobody knows where it ends is nobody's", () => {
  const holder = { text: "MARTIN JEAN", cut: false, certain: false };
  expect(comparePersonNames(holder, { given: "Jean", family: "Martin" })).toBe("uncertain");
});
