import fc from "fast-check";
import { expect, test } from "vitest";
import type { RuleEffect } from "../consent/index.ts";
import {
  computeNextSituation,
  getNextState,
  resumeSituation,
  type SubscriptionEvent,
  type SubscriptionGrantFacts,
  suspendSituation,
} from "./rules.ts";
import type { SubscriptionState } from "./subscription.ts";

const states: SubscriptionState[] = ["pending", "open", "suspended", "closed"];
const happenings: SubscriptionEvent[] = ["complete", "lacking", "failing", "withdrawn"];

test("every step of the machine, and no other", () => {
  const steps = states.flatMap((state) =>
    happenings.map((happening) => `${state} ${happening} ${getNextState(state, happening)}`),
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

const anyState = fc.constantFrom(...states);
const aDay = fc.constantFrom("2026-12-01", "2027-01-31");
const anEffect: fc.Arbitrary<RuleEffect> = fc.oneof(
  fc.constantFrom("holds", "lacks", "fails", "over").map((is) => ({ is })),
  fc.record({ is: fc.constant("notice"), next: fc.constantFrom("suspended", "closed"), on: aDay }),
);
const facts: fc.Arbitrary<SubscriptionGrantFacts> = fc
  .record(
    {
      requiredMissing: fc.subarray(["email", "address"]),
      effect: anEffect,
      ended: fc.constantFrom("person", "authority", "expiry", "death"),
    },
    { requiredKeys: ["requiredMissing"] },
  )
  .map((one) => one as SubscriptionGrantFacts);

test("what is closed stays closed, whatever happens; only a withdrawal closes", () => {
  fc.assert(
    fc.property(anyState, facts, (before, grant) => {
      const { state } = computeNextSituation(before, grant);
      expect(state === "closed").toBe(before === "closed" || grant.ended !== undefined);
    }),
  );
});

test("open means that nothing lacks and nothing refuses; otherwise it says why, in a word that names no element", () => {
  fc.assert(
    fc.property(fc.constantFrom("pending", "open", "suspended"), facts, (before, grant) => {
      const { state, reason } = computeNextSituation(before, grant);
      const isRefused = grant.effect?.is === "fails" || grant.effect?.is === "over";
      const isLacking = grant.requiredMissing.length > 0 || grant.effect?.is === "lacks";
      if (grant.ended) {
        expect(reason).toBe(grant.ended);
        return;
      }
      expect(reason).toBe(isRefused ? "conditions" : isLacking ? "incomplete" : undefined);
      expect(state === "open").toBe(!isRefused && !isLacking);
      if (state !== "open") expect(state).toBe(before === "pending" ? "pending" : "suspended");
    }),
  );
});

test("what is announced is what the rule's notice says, and only while no refusal and no end says more", () => {
  fc.assert(
    fc.property(anyState, facts, (before, grant) => {
      const { state, announced } = computeNextSituation(before, grant);
      const { effect } = grant;
      const isTold = effect?.is === "notice" && state !== "closed";
      expect(announced).toEqual(isTold ? { state: effect.next, on: effect.on } : undefined);
    }),
  );
});

const aSituation = fc.tuple(anyState, facts).map(([before, grant]) => computeNextSituation(before, grant));

test("nobody confirmed in time: never open, whatever else changes, and for that reason alone; its end goes first", () => {
  fc.assert(
    fc.property(anyState, aSituation, (before, now) => {
      const held = suspendSituation(before, now);
      if (now.state === "closed") {
        expect(held).toBe(now);
        return;
      }
      expect(held.state).not.toBe("open");
      expect(held).toEqual({ state: getNextState(before, "failing"), reason: "not_renewed" });
    }),
  );
});

test("once confirmed, it opens when nothing else holds it back, and stays as it was with its reason otherwise", () => {
  fc.assert(
    fc.property(anyState, aSituation, (before, { reason, announced }) => {
      const besides = { ...(reason ? { reason } : {}), ...(announced ? { announced } : {}) };
      const state = before === "closed" || reason !== undefined ? before : "open";
      expect(resumeSituation(before, besides)).toEqual({ state, ...besides });
    }),
  );
});

test("a confirmation undoes exactly what its absence did: held back, then released, it is where it was", () => {
  fc.assert(
    fc.property(fc.constantFrom("open", "suspended"), facts, (before, { ended: _, ...grant }) => {
      const { state, ...besides } = computeNextSituation(before, grant);
      const held = suspendSituation(state, { state, ...besides });
      expect(resumeSituation(held.state, besides)).toEqual({ state, ...besides });
    }),
  );
});
