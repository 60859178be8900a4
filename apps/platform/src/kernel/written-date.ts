import { type CivilDate, listMonthLengths } from "./civil-date.ts";
import { plainMonths } from "./month-names.ts";
import { removeAccents } from "./text.ts";

/**
 * A civil date as people and software write it in France: 12/03/1980, 12.3.80, 12 03 1980, 12031980,
 * 1980-03-12, 19800312, 12 mars 1980, 12 mars 80, 1er sept. 1980, with an hour or not. Two figures for the
 * year: the last hundred years.
 * @returns undefined when it is no date
 */
export function readDate(text: string, today: CivilDate): CivilDate | undefined {
  const figures = parseFigures(text, today);
  return figures && parseValidDate(figures);
}

/** Written as a date is, of a day that no calendar has: 31/02/1990, 12/13/1990. */
export function isNoSuchDay(text: string, today: CivilDate): boolean {
  const { month = 0, day = 0, year = 0 } = parseFigures(text, today) ?? {};
  return isPlausibleYear(year) && day >= 1 && month >= 1 && day > (listMonthLengths(year)[month - 1] ?? 0);
}

interface Figures {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parseFigures(text: string, today: CivilDate): Figures | undefined {
  const written = removeAccents(text)
    .toLowerCase()
    .replace(/[ t]\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?z?$/, "")
    .trim();
  // Days first: eight figures whose fifth and sixth begin a year would have no month, read the other way.
  const french =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(written) ??
    /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(written);
  if (french)
    return { year: parseYear(french[3] ?? "", today), month: Number(french[2]), day: Number(french[1]) };
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(written);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const said = /^(\d{1,2})(?:er)? +([a-z]+)\.? +(\d{4}|\d{2})$/.exec(written);
  const [, day, name = "", year = ""] = said ?? [];
  // From three letters on, when one month only begins so: "sept", "janv". Cut, it asks a whole year: "12 mar
  // 80" may be anything.
  const matching = name.length < 3 ? [] : plainMonths.filter((month) => month.startsWith(name));
  const isCut = matching[0] !== name;
  return matching.length === 1 && !(isCut && year.length === 2)
    ? { year: parseYear(year, today), month: plainMonths.indexOf(matching[0] ?? "") + 1, day: Number(day) }
    : undefined;
}

function parseYear(text: string, today: CivilDate): number {
  if (text.length === 4) return Number(text);
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  const year = century + Number(text);
  return year > Number(today.slice(0, 4)) ? year - 100 : year;
}

const formatPaddedFigure = (figure: number, length: number): string => String(figure).padStart(length, "0");

const isPlausibleYear = (year: number): boolean => year >= 1850 && year <= 2200;

function parseValidDate({ year, month, day }: Figures): string | undefined {
  const days = listMonthLengths(year)[month - 1];
  if (!isPlausibleYear(year) || days === undefined || day < 1 || day > days) return undefined;
  return `${formatPaddedFigure(year, 4)}-${formatPaddedFigure(month, 2)}-${formatPaddedFigure(day, 2)}`;
}
