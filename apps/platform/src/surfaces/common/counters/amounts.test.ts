import fc from "fast-check";
import { expect, test } from "vitest";
import { amountText, changeText, readAmount } from "./amounts.ts";

test("an amount reads as people say it", () => {
  expect(amountText(1_250, "euro_cent", "fr")).toMatch(/^12,50\s€$/);
  expect(amountText(-500, "euro_cent", "fr")).toMatch(/^−5,00\s€$/);
  expect(amountText(1, "token", "fr")).toMatch(/^1\sjeton$/);
  expect(amountText(0, "point", "fr")).toMatch(/^0\spoint$/);
  expect(amountText(0, "point", "en")).toMatch(/^0\spoints$/);
  expect(changeText(-350, "euro_cent", "fr")).toMatch(/^−3,50\s€$/);
  expect(changeText(20, "point", "en")).toMatch(/^\+20\spoints$/);
});

test("what is typed is read to the cent, and nothing else is an amount", () => {
  for (const [text, cents] of [
    ["12,50", 1_250],
    ["12.5", 1_250],
    ["1 250 €", 125_000],
    ["0", 0],
  ] as const)
    expect(readAmount(text, "euro_cent")).toBe(cents);
  for (const text of ["", "-1", "1,505", "1e3", "douze", "99999999999"])
    expect(readAmount(text, "euro_cent")).toBeUndefined();
  expect(readAmount("12,5", "token")).toBeUndefined();
});

test("an amount that is shown and typed again is the same", () => {
  fc.assert(
    fc.property(fc.nat(), (cents) => {
      expect(readAmount(amountText(cents, "euro_cent", "fr"), "euro_cent")).toBe(cents);
    }),
  );
});
