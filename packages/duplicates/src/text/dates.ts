/** A birth date as YYYYMMDD, as it is compared; empty when the text holds none. Days first, as in French, unless the year comes first. */
export function compactDate(text: string): string {
  const digits = text.match(/\d+/g) ?? [];
  if (digits.length === 1) return eightDigits(digits[0] ?? "");
  const [first = "", second = "", third = ""] = digits;
  if (digits.length < 3) return "";
  if (first.length === 4) return first + pad(second) + pad(third);
  return fullYear(third) + pad(second) + pad(first);
}

const pad = (part: string): string => part.padStart(2, "0").slice(-2);

/** Two digits are of the last hundred years or so: files of people hold old ones. */
const fullYear = (year: string): string =>
  year.length === 4 ? year : `${Number(year) > 30 ? "19" : "20"}${pad(year)}`;

/** YYYYMMDD, or DDMMYYYY when only that can be a date. */
function eightDigits(digits: string): string {
  if (digits.length !== 8) return digits.length === 4 ? digits : "";
  const yearFirst = Number(digits.slice(0, 4)) > 1200 && Number(digits.slice(4, 6)) <= 12;
  const yearLast = Number(digits.slice(4)) > 1800 && Number(digits.slice(2, 4)) <= 12;
  return !yearFirst && yearLast ? digits.slice(4) + digits.slice(2, 4) + digits.slice(0, 2) : digits;
}
