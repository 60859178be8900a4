import { expect, test } from "vitest";
import { formatLikelihood } from "./rules.ts";

const born = (level: number) => [
  { feature: "family_name", level: 3, top: 3 } as const,
  { feature: "birth_date", level, top: 3 } as const,
];

test.each([
  [1, born(3), "Très probable"],
  [0.99, [], "Très probable"],
  // Two dates, near or far, whatever the rest weighs.
  [1, born(2), "Probable"],
  [1, born(1), "Probable"],
  [1, born(0), "Probable"],
  [0.6, born(2), "Possible"],
  [0.9, born(3), "Probable"],
  [0.4, born(3), "Peu probable"],
])("%f with %j is said to be: %s", (probability, agreements, said) => {
  expect(formatLikelihood(probability, agreements).fr).toBe(said);
});
