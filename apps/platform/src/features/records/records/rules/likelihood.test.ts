import fc from "fast-check";
import { expect, test } from "vitest";
import { computeLikelihood, computeListPlace } from "./likelihood.ts";
import { type FieldName, fields } from "./roles.ts";

test.each<[number, readonly FieldName[], string]>([
  [1, [], "sure"],
  [0.99, ["card", "phone", "town"], "sure"],
  [0.98, [], "very"],
  [0.8, [], "likely"],
  [0.5, [], "maybe"],
  // However much the rest agrees.
  [1, ["birth_date"], "likely"],
  [1, ["sex", "card"], "likely"],
  [1, ["given_name"], "very"],
  [1, ["family_name", "birth_date"], "likely"],
  [0.5, ["given_name"], "maybe"],
])("%f, differing on %j: %s", (probability, conflicts, said) => {
  expect(computeLikelihood(probability, conflicts)).toBe(said);
  expect(["sure", "very", "likely", "maybe"][computeListPlace(probability, conflicts)]).toBe(said);
});

test("whatever else is known, two birth dates are never nearly certain", () => {
  const anything = fc.uniqueArray(fc.constantFrom(...fields));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), anything, (probability, others) => {
      expect(["likely", "maybe"]).toContain(computeLikelihood(probability, [...others, "birth_date"]));
    }),
  );
});
