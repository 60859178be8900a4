import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import { computeNextInactivityStep } from "./inactivity.ts";

const lastSeenOn = "2024-11-01";

test("is told, told again, erased: ninety days at least, a month at least after the second, whatever nights are missed", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 4, maxLength: 20 }), (gaps) => {
      let today = "2026-12-01";
      let told: { on: string; again?: string } | undefined;
      for (const gap of gaps) {
        const { step } = computeNextInactivityStep(told, { lastSeenOn, today });
        if (step === "tell") told = { on: today };
        if (step === "tell_again" && told) told = { ...told, again: today };
        if (step === "erase") {
          expect(today >= addDays(told?.on ?? "9999", 90)).toBe(true);
          expect(today >= addDays(told?.again ?? "9999", 30)).toBe(true);
          return;
        }
        today = addDays(today, gap);
      }
    }),
  );
});

test("what was told before they came back counts for nothing", () => {
  const told = { on: "2024-06-01", again: "2024-08-01" };
  expect(computeNextInactivityStep(told, { lastSeenOn, today: "2026-12-01" })).toMatchObject({
    step: "tell",
  });
});
