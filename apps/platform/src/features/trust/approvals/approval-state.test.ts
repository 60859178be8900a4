import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Approval,
  type ApprovalMove,
  type ApprovalMover,
  applyApprovalMove,
  computeWaitEnd,
  isWaitOver,
} from "./approval-state.ts";

const days = fc.integer({ min: 0, max: 40 }).map((n) => computeWaitEnd("2026-11-24", n));
const moves = fc.constantFrom<ApprovalMove>("approve", "refuse", "withdraw", "expire", "take_effect");
const states = fc.constantFrom<Approval["state"]>(
  ...(["asked", "approved", "refused", "withdrawn", "expired", "taken_effect"] as const),
);
const waits = fc.record({ on: days, outcome: fc.constantFrom("takes_effect" as const, "expires" as const) });
const movers: fc.Arbitrary<ApprovalMover> = fc
  .record(
    { isAsker: fc.boolean(), mayAnswer: fc.boolean(), aloneFrom: days },
    { requiredKeys: ["isAsker", "mayAnswer"] },
  )
  .map((mover) => mover as ApprovalMover);
const asked = fc.option(waits, { nil: undefined }).map((until) => toAsked(until));
const toAsked = (until: Approval["until"]): Approval => ({ state: "asked", ...(until ? { until } : {}) });
const isDone = (result: ReturnType<typeof applyApprovalMove>): boolean => "state" in result;

test("what ended stays as it ended, whoever moves it", () => {
  fc.assert(
    fc.property(states, moves, days, fc.option(movers, { nil: undefined }), (state, move, today, by) => {
      fc.pre(state !== "asked");
      expect(applyApprovalMove({ state }, { move, today, ...(by ? { by } : {}) })).toEqual({
        refusal: "over",
      });
    }),
  );
});

test("nobody approves what they asked, unless the mode of small staffs gave a day, and it has come", () => {
  fc.assert(
    fc.property(asked, days, movers, (approval, today, by) => {
      const result = applyApprovalMove(approval, { move: "approve", today, by });
      if (!by.isAsker || !isDone(result)) return;
      expect(by.aloneFrom !== undefined && isWaitOver(by.aloneFrom, today)).toBe(true);
    }),
  );
});

test("only who has the right answers; the right alone refuses at any time before the end", () => {
  fc.assert(
    fc.property(asked, days, movers, (approval, today, by) => {
      for (const move of ["approve", "refuse"] as const)
        if (isDone(applyApprovalMove(approval, { move, today, by }))) expect(by.mayAnswer).toBe(true);
      const isExpired = approval.until?.outcome === "expires" && isWaitOver(approval.until.on, today);
      const refused = applyApprovalMove(approval, { move: "refuse", today, by });
      if (by.mayAnswer) expect(isDone(refused)).toBe(!isExpired);
    }),
  );
});

test("only the calendar ends a wait, on its day, with the outcome that was said", () => {
  fc.assert(
    fc.property(asked, moves, days, movers, (approval, move, today, by) => {
      const isOfCalendar = move === "expire" || move === "take_effect";
      if (isOfCalendar)
        expect(applyApprovalMove(approval, { move, today, by })).toEqual({ refusal: "no_right" });
      if (!isDone(applyApprovalMove(approval, { move, today }))) return;
      expect(approval.until?.outcome).toBe(move === "expire" ? "expires" : "takes_effect");
      expect(approval.until && isWaitOver(approval.until.on, today)).toBe(true);
    }),
  );
});

test("who asked takes it back while it waits", () => {
  fc.assert(
    fc.property(days, movers, (today, mover) => {
      const by = { ...mover, isAsker: true };
      expect(applyApprovalMove({ state: "asked" }, { move: "withdraw", today, by })).toEqual({
        state: "withdrawn",
      });
    }),
  );
});
