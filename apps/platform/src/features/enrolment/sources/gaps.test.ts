import { expect, test } from "vitest";
import { isGap } from "./gaps.ts";
import { outcomes } from "./question.ts";
import { isToSettle } from "./rules.ts";

test("every outcome that waits for an agent has a kind in the list, and no other", () => {
  const waiting = outcomes.filter((outcome) => isToSettle(outcome, { inRefresh: true }));
  expect(waiting).toHaveLength(12);
  expect(waiting).toEqual(outcomes.filter(isGap));
});
