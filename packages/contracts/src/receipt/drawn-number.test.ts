import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnNumber } from "./drawn-number.ts";
import { parseReceiptNumber } from "./receipt-number.ts";

const of = (id: string) => ({ prefix: "ECH", day: "2026-11-26", id });

test("every draw is a receipt number of its year, the same each time, another at each attempt", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const draws = [0, 1, 2, 3].map((attempt) => drawnNumber(of(id), attempt));
      expect(draws).toEqual([0, 1, 2, 3].map((attempt) => drawnNumber(of(id), attempt)));
      for (const number of draws) {
        expect(parseReceiptNumber(number)).toMatchObject({ ok: true, number: { prefix: "ECH", year: 2026 } });
      }
      expect(new Set(draws).size).toBeGreaterThan(2);
    }),
  );
});

test("the first draw is of the id alone: a number given before stays that of its row", () => {
  expect(drawnNumber(of("7b0c0f5e-6f0e-4d5c-9d1b-0a1b2c3d4e5f"), 0)).toMatch(/^ECH-2026-056178-/);
});
