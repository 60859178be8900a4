import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFeatureRegistry, listErasureConstraints } from "../frames/feature/registry.ts";
import { features, registry } from "./features.ts";

const namesInOrder = (given: typeof features): readonly string[] =>
  buildFeatureRegistry(given).contributions.map(({ module }) => module);

test("people are erased in an order that holds every feature, and keeps what each declared", () => {
  const order = registry.contributions.map(({ module }) => module);
  expect(order.toSorted()).toEqual(features.map(({ name }) => name).toSorted());
  const constraints = listErasureConstraints(features);
  expect(constraints.length).toBeGreaterThan(features.length);
  for (const { first, second, reason } of constraints) {
    expect(order, reason).toContain(first);
    expect(order, reason).toContain(second);
    expect(order.indexOf(first), `${first} before ${second}: ${reason}`).toBeLessThan(order.indexOf(second));
  }
  expect(order.at(-1)).toBe("keys");
});

test("what is declared is kept whatever the order in which features are listed", () => {
  const constraints = listErasureConstraints(features);
  const shuffled = fc.shuffledSubarray([...features], { minLength: features.length });
  fc.assert(
    fc.property(shuffled, (given) => {
      const order = namesInOrder(given);
      return constraints.every(({ first, second }) => order.indexOf(first) < order.indexOf(second));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["records", "identity"],
  ["transfers", "clients"],
  ["insights", "enrolment"],
  ["renewals", "subscriptions"],
  ["subscriptions", "consent"],
  ["bookings", "counters"],
  ["payments", "counters"],
])("%s erases before %s, listed in the other order too", (first, second) => {
  for (const given of [features, features.toReversed()]) {
    const order = namesInOrder(given);
    expect(order.indexOf(first)).toBeLessThan(order.indexOf(second));
  }
});

test("a feature that would erase both before and after another is refused at the start, by a sentence", () => {
  const circle = features.map((feature) =>
    feature.name === "identity" ? { ...feature, erasedBefore: { records: "By mistake." } } : feature,
  );
  expect(() => buildFeatureRegistry(circle)).toThrow(
    /^The features cannot be put in order, each comes before the next: (identity, records, identity|records, identity, records)\.$/,
  );
});
