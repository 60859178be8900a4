import { expect, test } from "vitest";
import { openRepeats } from "./repeats.ts";

test("a fault that comes sixty times a second for an hour is said a few times, and how often it was left unsaid", () => {
  let now = 0;
  const repeats = openRepeats(() => now);
  const said: number[] = [];
  for (let count = 0; count < 60 * 3_600; count += 1) {
    const unsaid = repeats("57P01");
    if (unsaid !== undefined) said.push(unsaid);
    now += 1_000 / 60;
  }
  expect(said[0]).toBe(0);
  expect(said.length).toBeLessThan(13);
  expect(said.length).toBeGreaterThan(5);
  const total = said.reduce((sum, unsaid) => sum + unsaid + 1, 0);
  expect(total).toBeGreaterThan(60 * 3_600 * 0.7);
});

test("another fault is said at once, and the same one long after is new again", () => {
  let now = 0;
  const repeats = openRepeats(() => now);
  expect(repeats("ECONNREFUSED")).toBe(0);
  expect(repeats("57P03")).toBe(0);
  expect(repeats("ECONNREFUSED")).toBeUndefined();
  now += 3_600_000;
  expect(repeats("ECONNREFUSED")).toBe(1);
});
