import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAnswerDeadline } from "./words.ts";

const dates = (graceDays: number) => ({ opensOn: "2026-12-02", closesOn: "2026-12-31", graceDays });

test("the last day, and the grace when there is one", () => {
  expect(formatAnswerDeadline(dates(15), "fr")).toBe(
    "jusqu’au 31 décembre 2026, puis délai de grâce jusqu’au 15 janvier 2027",
  );
  expect(formatAnswerDeadline(dates(0), "fr")).toBe("jusqu’au 31 décembre 2026");
  expect(formatAnswerDeadline(dates(1), "en")).toBe(
    "until 31 December 2026, then a period of grace until 1 January 2027",
  );
  expect(formatAnswerDeadline(dates(1), "fr")).toContain("1er janvier 2027");
});

test("the closing is always said, in both languages", () => {
  fc.assert(
    fc.property(fc.nat(120), (graceDays) => {
      expect(formatAnswerDeadline(dates(graceDays), "fr")).toContain("31 décembre 2026");
      expect(formatAnswerDeadline(dates(graceDays), "en")).toContain("31 December 2026");
    }),
  );
});
