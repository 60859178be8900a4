import { expect, test } from "vitest";
import { fuzzCard, fuzzReader } from "../testing/fuzz.ts";

test("twenty thousand commands of chance move nothing on a card", async () => {
  expect(await fuzzCard(20_000, 5)).toBe(20_000);
});

test("five thousand answers of chance make the program say nothing false", async () => {
  expect(await fuzzReader(5_000, 7)).toBeGreaterThanOrEqual(5_000);
}, 120_000);
