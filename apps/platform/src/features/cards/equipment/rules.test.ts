import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEquipmentCall, getEquipmentStanding, isOlderReader } from "./rules.ts";

const health = fc.constantFrom("good" as const, "degraded" as const, "faulty" as const);
const start = Date.parse("2026-11-25T08:00:00Z");

type Known = Parameters<typeof applyEquipmentCall>[0];
const unknown: Known = { lastSeenAt: null, version: null, health: null, healthAt: null };

/** What is written, and when, as calls come with these gaps. */
function follow(calls: readonly { readonly gap: number; readonly said: NonNullable<Known["health"]> }[]) {
  const written: { readonly at: number; readonly health: string; readonly changes: boolean }[] = [];
  let [at, known] = [start, unknown];
  for (const { gap, said } of calls) {
    at += gap;
    const call = applyEquipmentCall(known, { version: "1.0", health: said }, new Date(at));
    if (!call) continue;
    written.push({ at, health: call.health, changes: call.health !== known.health });
    known = { ...call, lastSeenAt: new Date(at) };
  }
  return written;
}

const gap = fc.nat(20_000);

test("however often an equipment calls and says the same, a minute is written once", () => {
  fc.assert(
    fc.property(health, fc.array(gap, { maxLength: 200 }), (said, gaps) => {
      const written = follow(gaps.map((one) => ({ gap: one, said })));
      for (const [index, { at }] of written.entries())
        if (index > 0) expect(at - (written[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
    }),
  );
});

test("one that goes and comes back all the time stays in trouble, and changes little", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ gap, said: health }), { maxLength: 300 }), (calls) => {
      const recoveries = follow(calls).filter(({ changes, health: now }) => changes && now === "good");
      for (const [index, { at }] of recoveries.entries())
        if (index > 0) expect(at - (recoveries[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(600_000);
    }),
  );
});

test("a trouble is told at once, a recovery once it has lasted", () => {
  const minutes = (said: NonNullable<Known["health"]>, count: number) =>
    Array.from({ length: count }, () => ({ gap: 60_000, said }));
  const told = follow([...minutes("good", 2), ...minutes("faulty", 1), ...minutes("good", 11)]);
  expect(told.map(({ health: one }) => one)).toEqual([
    ...["good", "good", "faulty"],
    ...Array.from({ length: 9 }, () => "faulty"),
    ...["good", "good"],
  ]);
});

test("what is revoked is told as such, whatever else is known of it", () => {
  const instant = fc.option(fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(instant, instant, fc.option(health), (lastSeenAt, codeUntil, said) => {
      const known = { lastSeenAt, codeUntil, health: said, version: null };
      const now = new Date(start);
      expect(getEquipmentStanding({ ...known, state: "revoked" }, now)).toBe("revoked");
      expect(["to_pair", "code_waits"]).toContain(
        getEquipmentStanding({ ...known, state: "registered" }, now),
      );
      expect(["well", "degraded", "faulty", "silent"]).toContain(
        getEquipmentStanding({ ...known, state: "active" }, now),
      );
    }),
  );
});

test.each([
  ["0.1.0", true],
  ["0.1", true],
  ["0.2.0", false],
  ["0.10.1", false],
  ["1.0.0", false],
  ["hier", true],
  ["", true],
  [null, false],
])("a reader that says that its program is %s is of before: %s", (version, isOld) => {
  expect(isOlderReader(version)).toBe(isOld);
});
