import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Priced } from "./price.ts";
import { type Reduction, reducePrice } from "./reduce.ts";

const at = (cents: number): Priced => ({ outcome: "priced", cents, steps: [{ step: "single", cents }] });
const half: Reduction = { id: "half", off: { percent: 50 }, stacks: false };
const euro: Reduction = { id: "euro", off: { cents: 100 }, stacks: false };

function left(cents: number, ...reductions: Reduction[]) {
  const priced = reducePrice(at(cents), reductions);
  if (priced.outcome !== "priced") throw new Error("no price");
  return {
    cents: priced.cents,
    by: priced.steps.flatMap((one) => (one.step === "reduction" ? [one.id] : [])),
  };
}

describe("what takes something off a price", () => {
  test("half of 4.50 € is 2.25 €, and the step says so", () => {
    expect(reducePrice(at(450), [half])).toEqual({
      outcome: "priced",
      cents: 225,
      steps: [
        { step: "single", cents: 450 },
        { step: "reduction", id: "half", percent: 50, off_cents: 225, cents: 225 },
      ],
    });
  });

  test("half a cent goes to who pays", () => expect(left(451, half)).toEqual({ cents: 225, by: ["half"] }));

  test("two that do not say that they add up are never added: the one that takes most off counts", () => {
    expect(left(450, half, euro)).toEqual({ cents: 225, by: ["half"] });
    expect(left(150, half, euro)).toEqual({ cents: 50, by: ["euro"] });
    expect(left(450, { ...half, stacks: true }, euro)).toEqual({ cents: 225, by: ["half"] });
  });

  test("two that both say so are added, the share first", () => {
    const both = [
      { ...euro, stacks: true },
      { ...half, stacks: true },
    ];
    expect(left(450, ...both)).toEqual({ cents: 125, by: ["half", "euro"] });
  });

  test("of one id, it is taken once, whoever sent it twice", () => {
    const stacking = { ...half, stacks: true };
    expect(left(450, stacking, stacking)).toEqual({ cents: 225, by: ["half"] });
  });

  test("what costs nothing is not reduced, and no price is made of none", () => {
    expect(left(0, half, euro)).toEqual({ cents: 0, by: [] });
    expect(reducePrice({ outcome: "no_tariff" }, [half])).toEqual({ outcome: "no_tariff" });
  });

  test.each([{ percent: 0 }, { percent: 101 }, { percent: 12.5 }, { cents: -1 }, { cents: 0.5 }])(
    "%j is refused, never guessed",
    (off) => expect(() => left(450, { ...half, off })).toThrow(RangeError),
  );
});

const anyReduction: fc.Arbitrary<Reduction> = fc.record({
  id: fc.uuid(),
  off: fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ cents: fc.integer({ min: 1, max: 2_000 }) }),
  ),
  stacks: fc.boolean(),
});

test("whatever takes something off: never below zero, never dearer, the steps add up, no two unless both say so", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(anyReduction, { maxLength: 5 }), (cents, reductions) => {
      const priced = reducePrice(at(cents), reductions);
      if (priced.outcome !== "priced") throw new Error("no price");
      const steps = priced.steps.flatMap((one) => (one.step === "reduction" ? [one] : []));
      expect(priced.cents).toBeGreaterThanOrEqual(0);
      expect(cents - steps.reduce((sum, { off_cents }) => sum + off_cents, 0)).toBe(priced.cents);
      if (steps.length > 1)
        for (const { id } of steps) expect(reductions.find((one) => one.id === id)?.stacks).toBe(true);
      for (const one of reductions) expect(priced.cents).toBeLessThanOrEqual(left(cents, one).cents);
      expect(reducePrice(at(cents), reductions.toReversed())).toMatchObject({ cents: priced.cents });
    }),
  );
});
