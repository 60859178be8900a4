import { expect, test } from "vitest";
import { toPlannedIds } from "./to-planned-ids.ts";

test("a few ids are said again up to ten, and name nobody else", () => {
  expect(toPlannedIds(["a", "b"])).toEqual(["a", "b", "a", "a", "a", "a", "a", "a", "a", "a"]);
  expect(toPlannedIds([])).toEqual([]);
  const many = Array.from({ length: 12 }, (_, rank) => `${rank}`);
  expect(toPlannedIds(many)).toEqual(many);
});
