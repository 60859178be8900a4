import { expect, test } from "vitest";
import { firstState, type Happening, nextState } from "./rules.ts";
import type { SubscriptionState } from "./subscription.ts";

const states: SubscriptionState[] = ["pending", "open", "suspended", "closed"];
const happenings: Happening[] = ["complete", "lacking", "failing", "withdrawn"];

test("every step of the machine, and no other", () => {
  const steps = states.flatMap((state) =>
    happenings.map((happening) => `${state} ${happening} ${nextState(state, happening)}`),
  );
  expect(steps).toEqual([
    "pending complete open",
    "pending lacking pending",
    "pending failing pending",
    "pending withdrawn closed",
    "open complete open",
    "open lacking suspended",
    "open failing suspended",
    "open withdrawn closed",
    "suspended complete open",
    "suspended lacking suspended",
    "suspended failing suspended",
    "suspended withdrawn closed",
    "closed complete closed",
    "closed lacking closed",
    "closed failing closed",
    "closed withdrawn closed",
  ]);
});

test("it opens at once when nothing lacks, and waits otherwise", () => {
  expect(firstState("complete")).toBe("open");
  expect(firstState("lacking")).toBe("pending");
});
