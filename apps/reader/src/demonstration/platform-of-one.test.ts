import { expect, test } from "vitest";
import { aDayFor } from "./platform-of-one.ts";

test("started again within a second, or after the clock went back, what it signs is newer than what the reader holds", () => {
  const now = new Date("2026-11-24T08:00:00Z");
  const { sequence } = aDayFor("reader", [], now);
  for (const seconds of [0, 1, -60]) {
    const again = new Date(now.getTime() + seconds * 1_000);
    expect(aDayFor("reader", [], again, sequence).sequence).toBe(sequence + 1);
  }
  const later = new Date(now.getTime() + 60_000);
  expect(aDayFor("reader", [], later, sequence).sequence).toBe(sequence + 60);
});
