import { expect, test } from "vitest";
import { isNoSuchDay, readDate } from "./written-date.ts";

test.each([
  ["12/03/1980", "1980-03-12"],
  ["12.3.80", "1980-03-12"],
  ["12 03 1980", "1980-03-12"],
  ["1-2-26", "2026-02-01"],
  ["1-2-27", "1927-02-01"],
  ["1980-03-12T00:00:00", "1980-03-12"],
  ["19800312", "1980-03-12"],
  ["12031980", "1980-03-12"],
  ["19121980", "1980-12-19"],
  ["20101920", "1920-10-20"],
  ["1er août 1944", "1944-08-01"],
  ["12 MARS 1980", "1980-03-12"],
  ["12 sept. 1980", "1980-09-12"],
  ["12 septembre 80", "1980-09-12"],
  ["12 sept. 80", undefined],
  ["12/03/1980 00:00", "1980-03-12"],
  ["29/02/2024", "2024-02-29"],
  ["29/02/1900", undefined],
  ["29/02/2000", "2000-02-29"],
  ["31/02/1980", undefined],
  ["03/31/1980", undefined],
  ["12 ju 1980", undefined],
  ["12 mars", undefined],
  ["29317", undefined],
])("%s is %s", (text, date) => {
  expect(readDate(text, "2026-11-24")).toBe(date);
});

test.each([
  ["31/02/1990", true],
  ["29/02/2023", true],
  ["31 avril 1990", true],
  ["12/13/1990", true],
  ["29/02/2024", false],
  ["12/03/1990", false],
  ["0/0/1990", false],
  ["12/03/990", false],
  ["n’importe quoi", false],
])("%s names a day that does not exist: %s", (text, isSo) => {
  expect(isNoSuchDay(text, "2026-11-24")).toBe(isSo);
});
