import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import { dueFrom, extendedFrom, isLate, remindersDue } from "./rules.ts";

describe("the clock of article 12", () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays("2024-01-01", count));

  test("is a month, never less than 28 days, and three at most", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dueFrom(day) >= addDays(day, 28)).toBe(true);
        expect(extendedFrom(day) > dueFrom(day)).toBe(true);
      }),
    );
  });

  test("reminds no one of what is over, and never fewer times as days pass", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, later) => {
        const clock = { state: "waiting", dueOn: dueFrom(day) } as const;
        expect(remindersDue({ ...clock, state: "answered" }, addDays(day, later))).toBe(0);
        expect(remindersDue(clock, addDays(day, later + 1))).toBeGreaterThanOrEqual(
          remindersDue(clock, addDays(day, later)),
        );
        expect(isLate(clock, clock.dueOn)).toBe(false);
      }),
    );
  });
});
