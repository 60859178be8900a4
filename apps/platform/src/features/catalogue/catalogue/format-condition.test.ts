import { expect, test } from "vitest";
import { formatCondition } from "./format-condition.ts";

const said = (condition: string, reasons = {}) => formatCondition(reasons, condition)?.fr;

test.each([
  ["age(birthdate, today) >= 3", "Avoir au moins 3 ans"],
  ["age(birthdate, today) < 25", "Avoir moins de 25 ans"],
  ["family_quotient <= 900", "Avoir un quotient familial inférieur ou égal à 900 €"],
  ['insee_code == "14118"', "Habiter à Caen"],
  ['insee_code in ["14118", "14333"]', "Habiter à Caen ou Honfleur"],
  ['school_level == "cp"', "Être en classe de CP"],
])("%s → %s", (condition, sentence) => expect(said(condition)).toBe(sentence));

test("what its publisher wrote comes first", () => {
  const sentence = { fr: "Habiter à Caen depuis le 1er janvier", en: "Live in Caen" };
  const eligibilityReasons = [{ condition: 'insee_code == "14118"', sentence }];
  expect(said('insee_code == "14118"', { eligibilityReasons })).toBe(sentence.fr);
});

test.each([
  "true",
  'insee_code == "99999"',
  'insee_code.startsWith("14")',
  "age(birthdate, today) >= 3 || true",
])("better no sentence than a formula: %s", (condition) => expect(said(condition)).toBeUndefined());
