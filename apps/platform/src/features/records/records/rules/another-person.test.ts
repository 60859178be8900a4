import { expect, test } from "vitest";
import { isSomebodyElse } from "./another-person.ts";

const suzanne = { family_name: "Hamel", given_name: "Suzanne", birth_date: "1951-02-14" };

test.each([
  ["the same, written otherwise", { ...suzanne, family_name: "HAMEL", given_name: "suzanne" }],
  ["all her given names", { ...suzanne, given_name: "Suzanne, Marie-Louise" }],
  ["a new address", { ...suzanne, town: "Ifs" }],
  ["married since", { ...suzanne, family_name: "Lecoq" }],
  ["no day of birth", { family_name: "Hamel", given_name: "Suzanne" }],
  ["her name at birth, said besides", { family_name: "Petit", usage_name: "Hamel", given_name: "Suzanne" }],
  ["a name alone", { family_name: "Hamel" }],
])("%s is the same person", (_what, next) => {
  expect(isSomebodyElse(suzanne, next)).toBe(false);
  expect(isSomebodyElse(next, suzanne)).toBe(false);
});

test.each([
  ["somebody of another name and day", { family_name: "Blot", given_name: "Tom", birth_date: "2001-01-01" }],
  ["her twin", { ...suzanne, given_name: "Simone" }],
  ["her daughter of her name", { ...suzanne, birth_date: "1980-03-03" }],
  ["her brother, whose day is not said", { family_name: "Hamel", given_name: "Paul" }],
  ["another Suzanne, whose day is not said", { family_name: "Blot", given_name: "Suzanne" }],
  ["another name alone", { family_name: "Blot" }],
])("%s is somebody else", (_what, next) => {
  expect(isSomebodyElse(suzanne, next)).toBe(true);
  expect(isSomebodyElse(next, suzanne)).toBe(true);
});
