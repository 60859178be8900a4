// Civil dates are strings "YYYY-MM-DD": a birthday has no time zone.

const parisDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export type CivilDate = string;

const MINUTE = 60_000;
/** The minute asked for last, and its day: whoever writes thousands of lines asks for the same one. */
let latest = { minute: Number.NaN, day: "" };

/** The civil date in Europe/Paris at an instant. Days begin on a whole minute. */
export function toCivilDate(instant: Date): CivilDate {
  const minute = Math.floor(instant.getTime() / MINUTE);
  if (minute !== latest.minute) latest = { minute, day: parisDay.format(instant) };
  return latest.day;
}

/** No term goes beyond: a later last day is how software says that there is none (9999-12-31). */
export const LATEST_DAY: CivilDate = "2199-12-31";

/** Whether a last day is none that anybody will see. */
export const isEndless = (lastDay: CivilDate): boolean => lastDay > LATEST_DAY;

/**
 * Whether a text is a day of the calendar, YYYY-MM-DD: 2026-02-30 is none, though `Date` reads it as another.
 */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  return !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** Adds days to a civil date (no time zone involved). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when the second comes first. */
export const computeDaysBetween = (from: CivilDate, to: CivilDate): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of each month, January first. */
export const listMonthLengths = (year: number): readonly number[] => [
  31,
  isLeap(year) ? 29 : 28,
  ...[31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
];

/** The later of two civil dates. */
export const selectLaterDate = (one: CivilDate, other: CivilDate): CivilDate =>
  one.localeCompare(other) < 0 ? other : one;

/** Adds months; the 31st becomes the last day of a shorter month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

/**
 * "24 novembre 2026", "1er décembre 2026": the day of the week matters for what just happened, not for a
 * term.
 */
export function formatPlainDate(date: CivilDate, language: "fr" | "en"): string {
  const text = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** "mardi 24 novembre 2026", "mardi 1er décembre 2026", or "Tuesday, 24 November 2026". */
export function formatLongDate(date: CivilDate, language: "fr" | "en"): string {
  const text = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "full",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  // French names the first day of a month by its rank; CLDR does not.
  return language === "fr" ? text.replace(" 1 ", " 1er ") : text;
}
