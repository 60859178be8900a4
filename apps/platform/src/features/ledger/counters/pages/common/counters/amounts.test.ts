import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAmountChange, formatCounterAmount, readAmount } from "./amounts.ts";

test("an amount reads as people say it", () => {
  expect(formatCounterAmount(1_250, "euro_cent", "fr")).toMatch(/^12,50\s€$/);
  expect(formatCounterAmount(-500, "euro_cent", "fr")).toMatch(/^−5,00\s€$/);
  expect(formatCounterAmount(1, "token", "fr")).toMatch(/^1\sjeton$/);
  expect(formatCounterAmount(0, "point", "fr")).toMatch(/^0\spoint$/);
  expect(formatCounterAmount(0, "point", "en")).toMatch(/^0\spoints$/);
  expect(formatCounterAmount(20, "entry", "fr")).toMatch(/^20\sentrées$/);
  expect(formatCounterAmount(1, "entry", "fr")).toMatch(/^1\sentrée$/);
  expect(formatCounterAmount(2, "meal", "fr")).toMatch(/^2\srepas$/);
  expect(formatCounterAmount(-3, "hour", "en")).toMatch(/^−3\shours$/);
  expect(formatAmountChange(-350, "euro_cent", "fr")).toMatch(/^−3,50\s€$/);
  expect(formatAmountChange(20, "point", "en")).toMatch(/^\+20\spoints$/);
});

test("what is typed is read to the cent, and nothing else is an amount", () => {
  for (const [text, cents] of [
    ["12,50", 1_250],
    ["12.5", 1_250],
    ["1 250 €", 125_000],
    ["1\u202f250,50\u00a0€", 125_050],
    [" 12€ ", 1_200],
    ["2€50", 250],
    ["2 € 50", 250],
    ["0€99", 99],
    ["0", 0],
  ] as const)
    expect(readAmount(text, "euro_cent")).toBe(cents);
  for (const text of [
    "",
    "-1",
    "1,505",
    "1e3",
    "douze",
    "99999999999",
    "2 50",
    "1 50",
    "2€5",
    "12,5 0",
    "1 2500",
    "€2",
    "2€€",
    "1€1€1",
    "2,50,1",
  ])
    expect(readAmount(text, "euro_cent")).toBeUndefined();
  expect(readAmount("1 000", "token")).toBe(1_000);
  for (const text of ["12,5", "1 5", "3 €"]) expect(readAmount(text, "token")).toBeUndefined();
});

test("an amount that is shown and typed again is the same", () => {
  fc.assert(
    fc.property(fc.nat(), (cents) => {
      expect(readAmount(formatCounterAmount(cents, "euro_cent", "fr"), "euro_cent")).toBe(cents);
    }),
  );
});
