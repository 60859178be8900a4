import { bitCount } from "../text/signatures.ts";
import { isWithin } from "../text/similarity.ts";
import { remembered } from "./feature.ts";

/** The level of two birth dates by their places; most pairs are settled by their figures. */
export function birthDateLevels(dates: readonly string[]): (one: number, other: number) => number {
  // Four bits a figure; 0 for what is no date of eight figures.
  const figures = Int32Array.from(dates, (date) => (/^\d{8}$/.test(date) ? Number.parseInt(date, 16) : 0));
  const compared = remembered(dates.length, (one, other) =>
    birthDateLevel(dates[one] ?? "", dates[other] ?? ""),
  );
  return (one, other) => {
    const a = figures[one] ?? 0;
    const b = figures[other] ?? 0;
    return a === 0 || b === 0 || mayAgree(a, b) ? compared(one, other) : 0;
  };
}

/**
 * Whether two dates in figures may reach a level above 0: a year, a day of the year, or all but two figures
 * are the same.
 */
function mayAgree(one: number, other: number): boolean {
  const differing = one ^ other;
  if (differing >>> 16 === 0 || (differing & 0xffff) === 0) return true;
  const figures = differing | (differing >>> 1) | (differing >>> 2) | (differing >>> 3);
  return bitCount(figures & 0x11111111) <= 2;
}

/**
 * 3 the same; 2 a slip, or day and month turned; 1 two parts of three, the next year, or the first of January
 * for an unknown day; 0 another.
 */
function birthDateLevel(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (isWithin(one, other, 1)) return 2;
  if (a.year === b.year && a.month === b.day && a.day === b.month) return 2;
  if (a.year === b.year && (isUnknownDay(one) || isUnknownDay(other))) return 1;
  // Years far apart are of two people: a son may be born on his father's day.
  if (a.year !== b.year)
    return a.month === b.month && a.day === b.day && areNextYears(a.year, b.year) ? 1 : 0;
  return a.month === b.month || a.day === b.day ? 1 : 0;
}

const areNextYears = (one: string, other: string): boolean => Math.abs(Number(one) - Number(other)) <= 1;

const partsOf = (date: string) => ({ year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) });

/** A year alone, or what stands for it in many registers. */
const isUnknownDay = (date: string): boolean =>
  date.length === 4 || date.endsWith("0101") || date.endsWith("0000");
