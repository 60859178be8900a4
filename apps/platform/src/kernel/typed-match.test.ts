import { expect, test } from "vitest";
import { matchTyped } from "./typed-match.ts";

test("each word typed begins a word, without accents or capitals; nothing typed matches nothing", () => {
  expect(matchTyped("theatre", ["Atelier de Théâtre"])).toBe(true);
  expect(matchTyped("ate thé", ["Atelier de théâtre"])).toBe(true);
  expect(matchTyped("anne", ["Piscine", "Anne-Charlotte"])).toBe(true);
  expect(matchTyped("telier", ["Atelier"])).toBe(false);
  expect(matchTyped("piscine canard", ["Piscine"])).toBe(false);
  expect(matchTyped(" – ", ["Piscine"])).toBe(false);
});
