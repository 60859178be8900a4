import type { CivilDate } from "../../../../kernel/civil-date.ts";
import { plainMonths } from "../../../../kernel/month-names.ts";
import { removeAccents, removeEndSigns } from "../../../../kernel/text.ts";
import { type Schedule, type Span, weekdays } from "./schedule.ts";

const DAY = `(?:${weekdays.join("|")})s?`;
const TIME = String.raw`\d{1,2} ?(?:h(?:eures?)?|:) ?(?:\d{2})?|midi|minuit`;
const DATE = String.raw`(\d{1,2})(?:er)? (${plainMonths.join("|")}) (\d{4})`;
const span = new RegExp(`^(?:de )?(${TIME}) ?(?:a|-) ?(${TIME})$`);
const oneDate = new RegExp(`^${DATE}$`);
const fewDates = new RegExp(`^ferme du (${DATE}) au (${DATE})$`);

const dayRange = new RegExp(`^(?:du )?(${DAY}) ?(?:au|a|-) ?(${DAY})$`);
const dayList = new RegExp(`^(?:les? )?${DAY}(?:(?:, ?| et | ?/ ?)(?:les? )?${DAY})*$`);
/** Between two spans of the same days. */
const betweenSpans = /,? (?:et|puis) (?:de )?|[,;] ?(?:de )?| ?\/ ?/;
/** After an hour, other days: « de 8 h à 18 h, le samedi de 9 h à 12 h ». */
const nextDays = new RegExp(`(?<=\\d|h|heures?|midi|minuit)(?: ?[,;]| et) (?=(?:les? |du )?(?:${DAY}))`);

interface Reading {
  readonly week: Span[][];
  readonly closures: { from: CivilDate; to: CivilDate }[];
  openOnHolidays: boolean;
}

/**
 * The schedule that lines say, in the French they are written in: « Du lundi au vendredi, de 8 h 30 à 12 h et
 * de 13 h 30 à 17 h », « lundi au vendredi, 8h30-17h », « Samedi : 9:00 - 12:00 », « Dimanche : fermé », «
 * Fermé du 24 décembre 2026 au 2 janvier 2027 », « Ouvert les jours fériés ». Undefined as soon as one line
 * says something else: better nothing than a door said open that is closed.
 */
export function readHours(lines: readonly string[]): Schedule | undefined {
  const { reading, unread } = readLines(lines);
  if (unread.length > 0 || reading.week.every((spans) => spans.length === 0)) return undefined;
  const week = reading.week.map((spans) => [...spans].sort((left, right) => left.from - right.from));
  return week.every(isOrdered) ? { ...reading, week } : undefined;
}

/**
 * Those that keep "open now" from being said: the lines not understood, or all of them when together they
 * make no week.
 */
export function listUnreadHours(lines: readonly string[]): readonly string[] {
  if (lines.length === 0 || readHours(lines)) return [];
  const { unread } = readLines(lines);
  return unread.length > 0 ? unread : lines;
}

function readLines(lines: readonly string[]) {
  const reading: Reading = { week: weekdays.map(() => []), closures: [], openOnHolidays: false };
  return { reading, unread: lines.filter((line) => !readLine(toPlainLine(line), reading)) };
}

const toPlainLine = (line: string): string =>
  removeEndSigns(
    removeAccents(line)
      .toLowerCase()
      .replace(/[–—]/g, "-")
      .replace(/[\s\u00a0\u202f]+/g, " "),
    ". ",
  ).trim();

function readLine(line: string, reading: Reading): boolean {
  if (/^(ouvert|ferme) les jours feries$/.test(line)) {
    reading.openOnHolidays = line.startsWith("ouvert");
    return true;
  }
  if (line.startsWith("ferme ")) return readClosure(line, reading);
  return line.split(nextDays).every((part) => readOpening(part, reading));
}

function readClosure(line: string, { closures }: Reading): boolean {
  const range = fewDates.exec(line);
  const from = parseClosureDate(range?.[1] ?? line.replace(/^ferme le /, ""));
  const to = range ? parseClosureDate(range[5] ?? "") : from;
  if (from && to && from <= to) {
    closures.push({ from, to });
    return true;
  }
  // "Fermé le dimanche": what is not written is closed already.
  return new RegExp(`^ferme (le ${DAY}|les ${DAY})$`).test(line);
}

function readOpening(line: string, { week }: Reading): boolean {
  const shut = / ?[,:]? ?ferme$/.exec(line);
  if (shut) return parseDays(line.slice(0, shut.index)) !== undefined;
  const at = line.search(/\d|\b(midi|minuit)\b/);
  if (at < 0) return false;
  const days = parseDays(line.slice(0, at).replace(/[ ,:]*( de)? *$/, ""));
  const spans = line.slice(at).split(betweenSpans).map(parseSpan);
  if (!days || spans.some((one) => one === undefined)) return false;
  for (const day of days) week[day]?.push(...spans.filter((one) => one !== undefined));
  return true;
}

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

function parseDays(text: string): readonly number[] | undefined {
  const except = /^tous les jours,? sauf (.+)$/.exec(text)?.[1];
  if (except !== undefined) {
    const without = parseDays(except);
    return without && everyDay.filter((day) => !without.includes(day));
  }
  if (text === "tous les jours") return everyDay;
  const range = dayRange.exec(text);
  if (range) {
    const [first, last] = [parseDayName(range[1] ?? ""), parseDayName(range[2] ?? "")];
    return first <= last ? everyDay.filter((day) => day >= first && day <= last) : undefined;
  }
  return dayList.test(text)
    ? [...text.matchAll(new RegExp(DAY, "g"))].map(([name]) => parseDayName(name))
    : undefined;
}

const parseDayName = (name: string): number => weekdays.findIndex((day) => name.startsWith(day));

function parseSpan(text: string): Span | undefined {
  const found = span.exec(text);
  if (!found) return undefined;
  const [from, to] = [parseMinutes(found[1] ?? ""), parseMinutes(found[2] ?? "")];
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}

function parseMinutes(time: string): number {
  if (time === "midi") return 12 * 60;
  if (time === "minuit") return 24 * 60;
  const [hours = "", minutes = ""] = time.split(/h(?:eures?)?|:/).map((part) => part.trim());
  return Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : Number.NaN;
}

function parseClosureDate(text: string): CivilDate | undefined {
  const found = oneDate.exec(text);
  if (!found) return undefined;
  const [, day = "", month = "", year = ""] = found;
  const date = `${year}-${String(plainMonths.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date) ? undefined : date;
}

/** No two spans of a day overlap. */
const isOrdered = (spans: readonly Span[]): boolean =>
  spans.every(({ from }, index) => index === 0 || from >= (spans[index - 1]?.to ?? 0));
