import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import { computeDueDay, computeDueReminders, computeExtendedDueDay, isLate } from "./rules.ts";

describe("the clock of article 12", () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays("2024-01-01", count));

  test("is a month, never less than 28 days, and three at most", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(computeDueDay(day) >= addDays(day, 28)).toBe(true);
        expect(computeExtendedDueDay(day) > computeDueDay(day)).toBe(true);
      }),
    );
  });

  test("reminds no one of what is over, and never fewer times as days pass", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, later) => {
        const clock = { state: "waiting", dueOn: computeDueDay(day) } as const;
        expect(computeDueReminders({ ...clock, state: "answered" }, addDays(day, later))).toBe(0);
        expect(computeDueReminders(clock, addDays(day, later + 1))).toBeGreaterThanOrEqual(
          computeDueReminders(clock, addDays(day, later)),
        );
        expect(isLate(clock, clock.dueOn)).toBe(false);
      }),
    );
  });
});
