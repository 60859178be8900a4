import { expect, test } from "vitest";
import { countRows, splitLines } from "./delimited-text.ts";

test("each kind of line end cuts a line, in one text too", () => {
  expect(splitLines("a\r\nb\nc\rd\r\n")).toEqual(["a", "b", "c", "d"]);
});

test("rows that an open quotation mark took into one value are counted", () => {
  expect(countRows(["A1", "Dupont;Paul\nA2;Durand;Jean\nA3;Petit", "Zoé"], ";", 3)).toBe(3);
});

test.each([
  ["first", ["12, rue Haute\n14000 Caen", "Zoé", "Petit"]],
  ["between", ["Zoé", "12, rue Haute, escalier B\n14000 Caen", "Petit"]],
  ["last", ["Zoé", "Petit", "12, rue Haute\n14000 Caen"]],
])("a value on several lines, %s, is one row", (_place, cells) => {
  expect(countRows(cells, ";", 3)).toBe(1);
});

test("a file of one column has nothing to tell rows from lines", () => {
  expect(countRows(["a\nb"], ";", 1)).toBe(1);
});
