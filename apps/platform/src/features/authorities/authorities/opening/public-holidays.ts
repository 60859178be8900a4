import { addDays, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Authority } from "../authority.ts";

/** "MM-DD" of those that fall on the same day each year. Source: code du travail, art. L3133-1. */
const everywhere = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** Bas-Rhin, Haut-Rhin, Moselle also keep Good Friday and 26 December (code du travail, art. L3134-13). */
const rhine = new Set(["57", "67", "68"]);

/** Commemoration of the abolition of slavery (law 83-550; decree 83-1003). */
const overseas: Readonly<Record<string, string>> = {
  "971": "05-27",
  "972": "05-22",
  "973": "06-10",
  "974": "12-20",
  "976": "04-27",
};

/** Public holidays of a year, in a département (INSEE code) when it has days of its own. */
export function computePublicHolidays(year: number, departement = ""): ReadonlySet<CivilDate> {
  const easter = computeEasterSunday(year);
  const own = overseas[departement];
  const fixed = [...everywhere, ...(own ? [own] : []), ...(rhine.has(departement) ? ["12-26"] : [])];
  return new Set([
    ...fixed.map((day) => `${year}-${day}`),
    // Easter Monday, Ascension, Whit Monday.
    ...[1, 39, 50, ...(rhine.has(departement) ? [-2] : [])].map((days) => addDays(easter, days)),
  ]);
}

export const isPublicHoliday = (day: CivilDate, departement?: string): boolean =>
  computePublicHolidays(Number(day.slice(0, 4)), departement).has(day);

/** The département of an INSEE code, or of a postal code well enough for its public holidays. */
export const parseDepartementCode = (code = ""): string => code.slice(0, code.startsWith("97") ? 3 : 2);

/** Where an authority's own offices are. */
export function findAuthorityDepartement({
  kind,
  officialCode,
  contact,
}: Pick<Authority, "kind" | "officialCode" | "contact">): string {
  return parseDepartementCode(
    kind === "commune" || kind === "departement" ? officialCode : contact.postalCode,
  );
}

/**
 * Gregorian Easter. Source: Meeus, Jones and Butcher, in Meeus, "Astronomical Algorithms" (1991), chapter 8.
 */
export function computeEasterSunday(year: number): CivilDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const [month, day] = [Math.floor(n / 31), (n % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
