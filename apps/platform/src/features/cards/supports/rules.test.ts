import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canBeLost,
  canBeReplaced,
  canMove,
  getStateAfterLoss,
  isDenied,
  isLive,
  isStandingState,
} from "./rules.ts";
import { lossDoors, type SupportState, supportStates } from "./support.ts";

const state = fc.constantFrom(...supportStates);

/** Where a support is after trying to go to each of these in turn. */
const follow = (tries: readonly SupportState[]): SupportState[] => {
  const path: SupportState[] = ["ordered"];
  for (const to of tries) if (canMove(path.at(-1) ?? "ordered", to)) path.push(to);
  return path;
};

test("whatever is tried, what was lost, revoked, expired or replaced never serves again", () => {
  fc.assert(
    fc.property(fc.array(state, { maxLength: 40 }), (tries) => {
      const path = follow(tries);
      const over = path.findIndex((one) => ["lost", "revoked", "expired", "replaced"].includes(one));
      if (over >= 0) expect(path.slice(over).some(isStandingState)).toBe(false);
    }),
  );
});

test("nothing serves before it was personalised, then issued", () => {
  fc.assert(
    fc.property(fc.array(state, { maxLength: 40 }), (tries) => {
      const path = follow(tries);
      const first = path.findIndex(isStandingState);
      if (first >= 0)
        expect(path.slice(0, first + 1)).toEqual(["ordered", "personalised", "issued", "active"]);
    }),
  );
});

test("every state is reached, and none is both standing and denied", () => {
  const reached = new Set<SupportState>(["ordered"]);
  for (const from of reached) for (const to of supportStates) if (canMove(from, to)) reached.add(to);
  expect([...reached].toSorted()).toEqual([...supportStates].toSorted());
  expect(supportStates.filter((one) => isStandingState(one) && isDenied(one))).toEqual([]);
});

test("only what somebody may hold is lost; what is over is neither lost nor replaced", () => {
  expect(supportStates.filter(canBeLost)).toEqual(["personalised", "issued", "active", "suspended"]);
  expect(supportStates.filter(canBeReplaced)).toEqual(["issued", "active", "suspended", "lost"]);
  expect(supportStates.filter(isLive)).toEqual(["ordered", "personalised", "issued", "active", "suspended"]);
});

test("a loss always stops; only a voice that nobody recognised may be undone", () => {
  for (const door of lossDoors)
    for (const isRecognised of [true, false]) {
      const to = getStateAfterLoss(door, isRecognised);
      expect(isDenied(to)).toBe(true);
      expect(canMove(to, "active")).toBe(door === "phone" && !isRecognised);
    }
});
