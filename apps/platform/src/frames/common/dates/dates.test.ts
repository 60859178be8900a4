import { expect, test } from "vitest";
import {
  formatEndSentence,
  formatExactInstant,
  formatLastDay,
  formatLongInstant,
  formatPeriod,
  formatShortDay,
  formatShortInstant,
  formatTimeOfDay,
} from "./dates.ts";

const winter = new Date("2026-11-24T08:12:00Z");
const summer = new Date("2026-07-01T22:05:00Z");

test("tells the hour on the clocks of Paris, never cut at the end of a line", () => {
  expect(formatTimeOfDay(winter, "fr")).toBe("9\u00a0h\u00a012");
  expect(formatTimeOfDay(winter, "en")).toBe("09:12");
  expect(formatTimeOfDay(summer, "fr")).toBe("0\u00a0h\u00a005");
});

test("tells the day of Paris too", () => {
  expect(formatLongInstant(summer, "fr")).toBe("jeudi 2 juillet 2026 à 0\u00a0h\u00a005");
  expect(formatLongInstant(winter.toISOString(), "en")).toBe("Tuesday, 24 November 2026 at 09:12");
});

test("an exact instant has its seconds, and is never cut either", () => {
  expect(formatShortInstant(winter, "fr")).toBe("24/11/2026\u00a009:12");
  expect(formatExactInstant(winter.toISOString(), "en")).toBe("24/11/2026,\u00a009:12:00");
});

test("a short day leaves out the year under way", () => {
  expect(formatShortDay("2026-11-03", "2026-11-24", "fr")).toBe("3 nov.");
  expect(formatShortDay("2025-11-03", "2026-11-24", "fr")).toBe("3 nov. 2025");
});

test("a last day that nobody will see is said to be none, in a sentence or alone", () => {
  const until = (day: string) => formatEndSentence(day, "fr", (said) => `jusqu’au ${said}`);
  expect(until("2027-12-31")).toBe("jusqu’au 31 décembre 2027");
  expect(until("9999-12-31")).toBe("sans fin");
  expect(formatLastDay("9999-12-31", "en")).toBe("no end");
  expect(formatLastDay("2199-12-31", "en")).toBe("31 December 2199");
  expect(formatPeriod({ from: "2026-09-01", to: "2027-12-31" }, "fr")).toBe(
    "du 1er septembre 2026 au 31 décembre 2027",
  );
  expect(formatPeriod({ from: "2026-09-01", to: "2026-09-01" }, "fr")).toBe("le 1er septembre 2026");
  expect(formatPeriod({ from: "2026-09-01", to: "9999-12-31" }, "fr")).toBe(
    "à partir du 1er septembre 2026, sans fin",
  );
});
