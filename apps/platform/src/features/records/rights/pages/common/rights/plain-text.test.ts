import fc from "fast-check";
import { expect, test } from "vitest";
import { convertHeldValue, formatInlineText } from "./plain-text.ts";
import { formatNameLabel } from "./take-out-labels.ts";

const plain = (text: unknown) => String(text).replaceAll(/[\u00a0\u202f]/g, " ");

test("what the file holds in cents is read in euros, under the name that people say", () => {
  const line = { jour: "2026-10-05", quantite: 1, prix_en_centimes: 220 };
  expect(plain(formatInlineText({ data: line, language: "fr" }))).toBe(
    "Jour : 5 octobre 2026 · Nombre : 1 · Prix : 2,20 €",
  );
  expect(plain(convertHeldValue("solde_en_centimes", -2860, {}, "fr"))).toBe("−28,60 €");
  expect(formatNameLabel("solde_en_centimes", "fr")).toBe("Solde");
  expect(formatNameLabel("montant_en_centimes", "en")).toBe("Amount");
});

test("what somebody wrote in the form of a day or an instant that does not exist is shown as it is", () => {
  for (const written of ["2026-13-45", "0000-00-00", "2026-99-99T99:99:99Z", "2026-02-30"])
    expect(formatInlineText({ data: written, language: "fr" })).toBe(written);
  const digits = fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/);
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ unit: "grapheme" })), (written) => {
      expect(typeof formatInlineText({ data: written, language: "fr" })).toBe("string");
    }),
  );
});
