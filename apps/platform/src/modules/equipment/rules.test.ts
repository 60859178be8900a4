import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorthWriting, standingOf } from "./rules.ts";

const health = fc.constantFrom("good" as const, "degraded" as const, "faulty" as const);
const start = Date.parse("2026-11-25T08:00:00Z");

test("however often an equipment calls and says the same, a minute is written once", () => {
  fc.assert(
    fc.property(health, fc.array(fc.nat(20_000), { maxLength: 200 }), (said, gaps) => {
      const told = { version: "1.0", health: said };
      const written: number[] = [];
      let at = start;
      let known: Parameters<typeof isWorthWriting<typeof said>>[0] = {
        lastSeenAt: null,
        version: null,
        health: null,
      };
      for (const gap of gaps) {
        at += gap;
        if (!isWorthWriting(known, told, new Date(at))) continue;
        written.push(at);
        known = { ...told, lastSeenAt: new Date(at) };
      }
      for (const [index, one] of written.entries())
        if (index > 0) expect(one - (written[index - 1] ?? 0)).toBeGreaterThanOrEqual(60_000);
    }),
  );
});

test("what is revoked is told as such, whatever else is known of it", () => {
  const instant = fc.option(fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(instant, instant, fc.option(health), (lastSeenAt, codeUntil, said) => {
      const known = { lastSeenAt, codeUntil, health: said, version: null };
      const now = new Date(start);
      expect(standingOf({ ...known, state: "revoked" }, now)).toBe("revoked");
      expect(["to_pair", "code_waits"]).toContain(standingOf({ ...known, state: "registered" }, now));
      expect(["well", "degraded", "faulty", "silent"]).toContain(
        standingOf({ ...known, state: "active" }, now),
      );
    }),
  );
});
