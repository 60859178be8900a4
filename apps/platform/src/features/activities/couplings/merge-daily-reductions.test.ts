import { expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { type DatedReduction, selectFactsForDay } from "../../catalogue/tariffs/index.ts";
import { mergeDailyReductions } from "./merge-daily-reductions.ts";

// Somebody known under two numbers said yes under each, before they became one.

const half = (from: string, before: string | null, id = "pool"): DatedReduction => ({
  id,
  tariffId: parseId<"tariff">("f3b0c0a2-2a64-4f3a-9a7a-0b8f0c7c9d11"),
  off: { percent: 50 },
  stacks: true,
  from,
  before,
  name: null,
});

test("an offer is taken off once a day, however many numbers said yes to it", () => {
  const days = mergeDailyReductions([
    half("2026-11-01", "2026-11-20"),
    half("2026-11-05", null),
    half("2026-11-03", "2026-11-04", "bus"),
    half("2026-10-01", "2026-10-04"),
  ]);
  expect(days.map(({ id, from, before }) => [id, from, before])).toEqual([
    ["bus", "2026-11-03", "2026-11-04"],
    ["pool", "2026-10-01", "2026-10-04"],
    ["pool", "2026-11-01", null],
  ]);
  for (let day = 1; day < 30; day += 1) {
    const on = `2026-11-${String(day).padStart(2, "0")}`;
    const { reductions = [] } = selectFactsForDay({ quotients: [], reductions: days }, on);
    expect(reductions.filter(({ id }) => id === "pool")).toHaveLength(1);
  }
  expect(selectFactsForDay({ quotients: [], reductions: days }, "2026-10-04").reductions).toEqual([]);
});
