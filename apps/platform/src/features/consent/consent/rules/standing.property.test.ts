import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeNextCheck } from "./next-check.ts";
import { applyRuleOutcome, type GrantStanding, getRuleEffect } from "./standing.ts";

const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const outcome = fc.constantFrom<GrantStanding["outcome"]>("yes", "no", "missing");
const policy = fc.option(
  fc.record({
    outcome: fc.constantFrom("suspend" as const, "end" as const),
    noticeDays: fc.integer({ min: 0, max: 60 }),
  }),
  { nil: undefined },
);
/** Any history of checks, one day after the other. */
const history = fc
  .array(fc.tuple(day, outcome), { maxLength: 8 })
  .map((checks) => checks.toSorted(([one], [other]) => (one < other ? -1 : 1)));

const lived = (
  checks: readonly [string, GrantStanding["outcome"]][],
  given: fc.Arbitrary<unknown> | unknown,
) =>
  checks.reduce<GrantStanding | undefined>(
    (before, [today, answer]) =>
      applyRuleOutcome(before, answer, {
        today,
        policy: given as Parameters<typeof applyRuleOutcome>[2]["policy"],
      }),
    undefined,
  );

describe("a rule checked again", () => {
  test("twice with the same answer is the same as once", () => {
    fc.assert(
      fc.property(history, outcome, policy, (checks, answer, given) => {
        const today = checks.at(-1)?.[0] ?? "2026-06-01";
        const once = applyRuleOutcome(lived(checks, given), answer, { today, policy: given });
        expect(applyRuleOutcome(once, answer, { today, policy: given })).toEqual(once);
      }),
    );
  });

  test("several times in a day: the last answer alone counts, whatever the order of those before", () => {
    fc.assert(
      fc.property(
        history,
        fc.array(outcome, { minLength: 1, maxLength: 5 }),
        policy,
        (checks, answers, given) => {
          const today = "2027-03-01";
          const before = lived(checks, given);
          const last = answers.at(-1) ?? "yes";
          const after = answers.reduce<GrantStanding | undefined>(
            (standing, answer) => applyRuleOutcome(standing, answer, { today, policy: given }),
            before,
          );
          const alone = applyRuleOutcome(before, last, { today, policy: given });
          if (after === undefined) throw new Error("one answer at least");
          expect(getRuleEffect(after, today)).toEqual(getRuleEffect(alone, today));
          const next = applyRuleOutcome(after, "no", { today, policy: given });
          expect(getRuleEffect(next, today)).toEqual(
            getRuleEffect(applyRuleOutcome(alone, "no", { today, policy: given }), today),
          );
        },
      ),
    );
  });

  test("what was announced is not put off by checks in between, nor by a policy published meanwhile", () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), policy, policy, (days, given, published) => {
        const [first = "2026-01-01", ...later] = days.toSorted();
        const begun = applyRuleOutcome(undefined, "no", { today: first, policy: given });
        const after = later.reduce<GrantStanding>(
          (standing, today) => applyRuleOutcome(standing, "no", { today, policy: published }),
          begun,
        );
        expect(after.failing).toEqual(begun.failing);
      }),
    );
  });

  test("nothing stops before the day announced, and it does on that day", () => {
    const begun = applyRuleOutcome(undefined, "no", { today: "2026-11-24" });
    expect(getRuleEffect(begun, "2026-12-23")).toEqual({ is: "notice", next: "suspended", on: "2026-12-24" });
    expect(getRuleEffect(begun, "2026-12-24")).toEqual({ is: "fails" });
  });
});

describe("the next day to check", () => {
  const birthdates = fc
    .integer({ min: 0, max: 36_000 })
    .map((days) => new Date(Date.UTC(1927, 0, 1 + days)).toISOString().slice(0, 10));
  const older = (birthdate: string, today: string) =>
    Number(today.slice(0, 4)) - Number(birthdate.slice(0, 4)) - (today.slice(5) < birthdate.slice(5) ? 1 : 0);

  test("is the day an age bound is crossed: the answer holds until the day before", () => {
    fc.assert(
      fc.property(birthdates, fc.integer({ min: 1, max: 110 }), (birthdate, bound) => {
        const today = "2026-11-24";
        const answersOn = (on: string) => String(older(birthdate, on) >= bound);
        const found = computeNextCheck({ birthdate, answersOn }, today);
        if (older(birthdate, today) >= bound) {
          expect(found).toBeUndefined();
          return;
        }
        if (found === undefined) throw new Error("a bound to come has its day");
        expect(answersOn(found)).toBe("true");
        const before = new Date(Date.parse(`${found}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
        expect(answersOn(before)).toBe("false");
      }),
    );
  });

  test("29 February is checked on 1 March in a common year", () => {
    const answersOn = (on: string) => String(older("2008-02-29", on) >= 18);
    expect(computeNextCheck({ birthdate: "2008-02-29", answersOn }, "2025-11-24")).toBe("2026-03-01");
  });

  test("a date that the rule names counts, and what was announced comes first when it is sooner", () => {
    const rule = 'today < "2027-06-30"';
    const answersOn = (on: string) => String(on < "2027-06-30");
    expect(computeNextCheck({ rule, answersOn }, "2026-11-24")).toBe("2027-06-30");
    expect(computeNextCheck({ rule, answersOn, announced: "2026-12-24" }, "2026-11-24")).toBe("2026-12-24");
  });

  test("nobody is checked for nothing", () => {
    expect(
      computeNextCheck({ birthdate: "2004-05-17", answersOn: () => "same" }, "2026-11-24"),
    ).toBeUndefined();
  });
});
