import type { SepaRefusal } from "./refusal.ts";

const DAY_MS = 86_400_000;

/**
 * Whether banks exchange on that civil day (`YYYY-MM-DD`): the calendar of TARGET, closed on Saturdays,
 * Sundays, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December (Guideline (EU) 2022/912, annex;
 * EPC016-06, 4.3).
 */
export function isTargetDay(day: string): boolean {
  const date = dateOf(day);
  if (date === null) throw new RangeError("a civil day is YYYY-MM-DD");
  if ([0, 6].includes(date.getUTCDay())) return false;
  if (["01-01", "05-01", "12-25", "12-26"].includes(day.slice(5))) return false;
  const afterEaster = (date.getTime() - easter(date.getUTCFullYear())) / DAY_MS;
  return afterEaster !== -2 && afterEaster !== 1;
}

/** The first day on which banks exchange after `day`, or `count` such days after it. */
export function nextTargetDay(day: string, count = 1): string {
  let current = day;
  for (let left = count; left > 0; ) {
    current = following(current);
    if (isTargetDay(current)) left -= 1;
  }
  return current;
}

export function dayRefusal(day: string): SepaRefusal | null {
  return dateOf(day) === null ? "date.malformed" : null;
}

function following(day: string): string {
  const date = dateOf(day);
  if (date === null) throw new RangeError("a civil day is YYYY-MM-DD");
  return new Date(date.getTime() + DAY_MS).toISOString().slice(0, 10);
}

function dateOf(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date : null;
}

/**
 * Gregorian Easter, the anonymous algorithm published by Nature in 1876 (Meeus, Astronomical Algorithms,
 * chapter 8).
 */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}
