import { expect, test } from "vitest";
import { formatDuration } from "./durations.ts";

test.each([
  [1, "un jour", "one day"],
  [30, "30 jours", "30 days"],
  [90, "90 jours", "90 days"],
  [364, "364 jours", "364 days"],
  [365, "un an", "one year"],
  [730, "2 ans", "2 years"],
  [3_650, "10 ans", "10 years"],
])("%i days are said %s, %s", (days, fr, en) => {
  expect([formatDuration(days, "fr"), formatDuration(days, "en")]).toEqual([fr, en]);
});
