/**
 * A day without a time zone, `YYYY-MM-DD` (ISO 8601-1 §5.2.2.1), as written on French civil-status records.
 */
export type CivilDate = string;

const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface CivilDateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Parts of a civil date; undefined when the text is not a day of the Gregorian calendar (31 April, 29 Feb
 * 2023).
 */
export function civilDateParts(text: string): CivilDateParts | undefined {
  const match = CIVIL_DATE.exec(text);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (parts.month < 1 || parts.month > 12) return undefined;
  if (parts.day < 1 || parts.day > daysInMonth(parts.year, parts.month)) return undefined;
  return parts;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
