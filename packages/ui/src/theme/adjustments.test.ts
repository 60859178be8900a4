import { expect, it } from "vitest";
import { adjustmentsOf } from "./adjustments.ts";

it.each([
  ["#1f5fa6", []],
  ["#e67e22", ["darker_links", "edged_buttons"]],
  ["#7a9a01", ["darker_links"]],
  ["#ffd400", ["darker_links", "edged_buttons"]],
] as const)("tells what the theme does to %s", (hex, adjustments) => {
  expect(adjustmentsOf(hex)).toEqual(adjustments);
});

it("takes nothing but six digits", () => {
  expect(() => adjustmentsOf("red")).toThrow(RangeError);
});
