import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, computeDaysBetween, isCivilDate, toCivilDate } from "./civil-date.ts";

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("as many days are added as lie between, whichever comes first, summer time or not", () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      const days = computeDaysBetween(from, to);
      expect(Number.isInteger(days)).toBe(true);
      expect(addDays(from, days)).toBe(to);
      expect(computeDaysBetween(to, from)).toBe(0 - days);
    }),
  );
});

test("every day of the calendar is one, and nothing else", () => {
  fc.assert(fc.property(day, (one) => isCivilDate(one)));
  for (const none of ["2026-02-30", "2025-02-29", "2026-13-01", "2026-1-01", "0000-01-01", "demain", ""])
    expect(isCivilDate(none), none).toBe(false);
  expect(isCivilDate("2024-02-29")).toBe(true);
});

test("instants on both sides of midnight in Paris have each its day, in whatever order they are asked", () => {
  const sides = [
    ["2026-03-28T22:59:59.999Z", "2026-03-28"],
    ["2026-03-28T23:00:00.000Z", "2026-03-29"],
    ["2026-07-14T21:59:59.999Z", "2026-07-14"],
    ["2026-07-14T22:00:00.000Z", "2026-07-15"],
    ["1969-12-31T22:59:59.999Z", "1969-12-31"],
    ["1969-12-31T23:00:00.000Z", "1970-01-01"],
  ] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sides)), (asked) => {
      for (const [instant, expected] of asked) expect(toCivilDate(new Date(instant))).toBe(expected);
    }),
  );
  expect(() => toCivilDate(new Date(Number.NaN))).toThrow(RangeError);
});
