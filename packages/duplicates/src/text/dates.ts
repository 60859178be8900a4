import { plain } from "./plain.ts";

/** By their first letters, in French and in English. */
const MONTHS: readonly (readonly [RegExp, string])[] = [
  [/\bJAN[A-Z]*/, "01"],
  [/\bF(?:EV|EB)[A-Z]*/, "02"],
  [/\bMAR[A-Z]*/, "03"],
  [/\bA(?:VR|PR)[A-Z]*/, "04"],
  [/\bMA[IY]\b/, "05"],
  [/\bJUI?N[A-Z]*/, "06"],
  [/\bJUI?L[A-Z]*/, "07"],
  [/\bA(?:OU|UG)[A-Z]*/, "08"],
  [/\bSEP[A-Z]*/, "09"],
  [/\bOCT[A-Z]*/, "10"],
  [/\bNOV[A-Z]*/, "11"],
  [/\bDEC[A-Z]*/, "12"],
];

/**
 * A birth date as YYYYMMDD, as it is compared; empty when the text holds none. Days first, as in French,
 * unless it cannot be.
 */
export function compactDate(text: string): string {
  const written = /\p{L}{3}/u.test(text) ? inFigures(text) : text;
  const digits = written.match(/\d+/g) ?? [];
  if (digits.length === 1) return eightDigits(digits[0] ?? "");
  const [first = "", second = "", third = ""] = digits;
  if (digits.length < 3) return "";
  if (first.length === 4) return first + pad(second) + pad(third);
  // "12/31/1980" is written month first.
  return Number(second) > 12 && Number(first) <= 12
    ? fullYear(third) + pad(first) + pad(second)
    : fullYear(third) + pad(second) + pad(first);
}

/** "2 mars 1985", "March 2, 1985": day, month, year in figures. */
function inFigures(text: string): string {
  const upper = plain(text);
  const month = MONTHS.find(([name]) => name.test(upper));
  if (month === undefined) return text;
  const [one = "", other = ""] = upper.match(/\d+/g) ?? [];
  return one.length === 4 ? `${one}-${month[1]}-${other}` : `${one}/${month[1]}/${other}`;
}

const pad = (part: string): string => part.padStart(2, "0").slice(-2);

/** Two digits are of the last hundred years or so: files of people hold old ones. */
const fullYear = (year: string): string =>
  year.length === 4 ? year : `${Number(year) > 30 ? "19" : "20"}${pad(year)}`;

/** YYYYMMDD, or DDMMYYYY when only that can be a date. */
function eightDigits(digits: string): string {
  if (digits.length === 5) return ofSpreadsheet(Number(digits));
  if (digits.length !== 8) return digits.length === 4 ? digits : "";
  const yearFirst = Number(digits.slice(0, 4)) > 1200 && Number(digits.slice(4, 6)) <= 12;
  const yearLast = Number(digits.slice(4)) > 1800 && Number(digits.slice(2, 4)) <= 12;
  return !yearFirst && yearLast ? digits.slice(4) + digits.slice(2, 4) + digits.slice(0, 2) : digits;
}

/** Spreadsheets count days from the end of 1899. */
function ofSpreadsheet(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
}
