import { expect, test } from "vitest";
import { forOnePlan } from "./for-one-plan.ts";

test("a few ids are said again up to ten, and name nobody else", () => {
  expect(forOnePlan(["a", "b"])).toEqual(["a", "b", "a", "a", "a", "a", "a", "a", "a", "a"]);
  expect(forOnePlan([])).toEqual([]);
  const many = Array.from({ length: 12 }, (_, rank) => `${rank}`);
  expect(forOnePlan(many)).toEqual(many);
});
