import { expect, test } from "vitest";
import { computeNearestPage } from "./page.ts";

test.each([
  ["the first when none is asked for", undefined, 25, 1, 3, 0],
  ["the one asked for", 2, 25, 2, 3, 10],
  ["the last for one beyond", 9, 25, 3, 3, 20],
  ["the first for one before", -3, 25, 1, 3, 0],
  ["the first for what is no page", Number.NaN, 25, 1, 3, 0],
  ["the first of an empty list", 4, 0, 1, 1, 0],
  ["the last, full to its end", 2, 20, 2, 2, 10],
])("%s", (_what, wanted, total, page, pages, offset) => {
  expect(computeNearestPage(wanted, { total, size: 10 })).toEqual({ page, pages, offset, limit: 10 });
});
