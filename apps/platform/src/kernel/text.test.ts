import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatInnerLabel,
  formatOfName,
  formatThatName,
  hasInvisible,
  removeFinalStop,
  removeInvisible,
} from "./text.ts";

test.each([
  ["Photo illisible.", "Photo illisible"],
  ["Photo illisible. ", "Photo illisible"],
  ["Photo illisible", "Photo illisible"],
  ["Est-ce vous ?", "Est-ce vous ?"],
])("%j is quoted before our own full stop", (typed, quoted) => {
  expect(removeFinalStop(typed)).toBe(quoted);
});

test.each([
  ["Awa", "d’Awa"],
  ["Élodie", "d’Élodie"],
  ["Œdipe", "d’Œdipe"],
  ["Alex", "d’Alex"],
  ["Karim", "de Karim"],
  ["Yann", "de Yann"],
  ["Yvonne", "d’Yvonne"],
  ["Hélène", "d’Hélène"],
  ["Hassan", "de Hassan"],
  ["Honfleur", "de Honfleur"],
  ["Hérouville-Saint-Clair", "d’Hérouville-Saint-Clair"],
])("the possessive before %s", (name, said) => {
  expect(formatOfName(name)).toBe(said);
  expect(formatThatName(name)).toBe(said.replace(/^d/, "qu"));
});

test("a name is never changed, and accents or capitals never change what is before it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
      const said = formatOfName(name);
      expect([`d’${name}`, `de ${name}`]).toContain(said);
      const plain = name.normalize("NFD").replace(/\p{Diacritic}/gu, "");
      expect(formatOfName(plain).startsWith("d’")).toBe(said.startsWith("d’"));
    }),
  );
});

test.each([
  ["Attestation de la CAF ou de la MSA", "attestation de la CAF ou de la MSA"],
  ["CAF", "CAF"],
  ["Numéro d’allocataire CAF", "numéro d’allocataire CAF"],
  ["À vérifier", "à vérifier"],
  ["", ""],
])("%j inside a sentence", (label, said) => {
  expect(formatInnerLabel(label)).toBe(said);
});

test.each([
  "\u00ad",
  "\u061c",
  "\u180e",
  "\u200b",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\u034f",
  "\u115f",
  "\u1160",
  "\u2800",
  "\u3164",
  "\u206a",
  "\ufe00",
  "\ufe0f",
  "\uffa0",
  "\ufff9",
  "\u{e0041}",
  "\ud83d",
  "\n",
])("what nobody sees, or turns a text round, is found and taken out: %j", (sign) => {
  expect(hasInvisible(`a${sign}b`)).toBe(true);
  expect(removeInvisible(`a${sign}b${sign}`)).toBe("ab");
});

test("what joins letters, accents and pictures are seen", () => {
  for (const seen of ["Élise", "نمی\u200cخواهم", "क्\u200dष", "😀", "❤\ufe0f", "O’Brien"]) {
    expect(hasInvisible(seen)).toBe(false);
    expect(removeInvisible(seen)).toBe(seen);
  }
});
