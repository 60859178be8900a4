import { expect, test } from "vitest";
import { longInstant, timeOfDay } from "./dates.ts";

const winter = new Date("2026-11-24T08:12:00Z");
const summer = new Date("2026-07-01T22:05:00Z");

test("tells the hour on the clocks of Paris, never cut at the end of a line", () => {
  expect(timeOfDay(winter, "fr")).toBe("9\u00a0h\u00a012");
  expect(timeOfDay(winter, "en")).toBe("09:12");
  expect(timeOfDay(summer, "fr")).toBe("0\u00a0h\u00a005");
});

test("tells the day of Paris too", () => {
  expect(longInstant(summer, "fr")).toBe("jeudi 2 juillet 2026 à 0\u00a0h\u00a005");
  expect(longInstant(winter.toISOString(), "en")).toBe("Tuesday, 24 November 2026 at 09:12");
});
