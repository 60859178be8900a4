const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2000, 0, 1);
/** The four digits that say "no date". */
const NONE = "FFFF";

/**
 * A day as 2D-Doc writes it: four hexadecimal digits, the days since 1 January 2000. Null for FFFF; undefined
 * for anything else.
 */
export function readDayNumber(text: string): Date | null | undefined {
  if (text === NONE) return null;
  if (!/^[0-9A-F]{4}$/.test(text)) return undefined;
  return new Date(FIRST_DAY_MS + Number.parseInt(text, 16) * DAY_MS);
}

/**
 * The inverse.
 * @throws RangeError for a day that four digits cannot say (before 2000, or after 2179).
 */
export function writeDayNumber(day: Date | null): string {
  if (day === null) return NONE;
  const days = Math.floor((day.getTime() - FIRST_DAY_MS) / DAY_MS);
  if (!(days >= 0 && days < 0xffff)) throw new RangeError("A 2D-Doc dates from 2000 to 2179.");
  return days.toString(16).toUpperCase().padStart(4, "0");
}
