import { datePartName } from "@ardeco/ui";
import { type CivilDate, formatPlainDate, isEndless, LATEST_DAY } from "../../kernel/civil-date.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { DateField } from "./field.ts";
import { buildFieldError, buildMissingError } from "./field-errors.ts";
import { buildRefusal, leftEmpty, type Parsed } from "./parsed.ts";
import { getTypedText, type TypedValues } from "./posted-form.ts";

const EARLIEST: CivilDate = "1900-01-01";

export function parseDate(field: DateField, typed: TypedValues, today: CivilDate): Parsed {
  const part = (name: "day" | "month" | "year") => getTypedText(typed, datePartName(field.name, name)).trim();
  const [day, month, year] = [parseDay(part("day")), parseMonth(part("month")), part("year")];
  if (!day && !month && !year) return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^(\d{2}|\d{4})$/.test(year)) {
    return buildRefusal(buildFieldError(field.name, "form.date_incomplete"));
  }
  const wrong = findImpossibleDate(Number(day), Number(month), year);
  if (wrong) return buildRefusal(buildFieldError(field.name, "form.date_impossible", wrong));
  // 15 is 1915 or 2015: nobody guesses a birth.
  if (year.length === 2) return buildRefusal(buildFieldError(field.name, "form.date_year_short"));
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const earliest = field.earliest ?? EARLIEST;
  if (date < earliest)
    return buildRefusal(buildFieldError(field.name, "form.date_too_early", formatEarliestRefusal(earliest)));
  if (field.past && date > today) return buildRefusal(buildFieldError(field.name, "form.date_future"));
  if (isEndless(date))
    return buildRefusal(buildFieldError(field.name, "form.date_too_late", formatLatestRefusal(field)));
  return { answer: date };
}

/** "1er" is how the first is written in French. */
const parseDay = (typed: string): string => typed.replace(/^1er$/i, "1");

const toPlainWord = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replace(/\.$/, "").toLowerCase();

/** "novembre", "nov." or "November" is 11; what is no month is left as typed. */
function parseMonth(typed: string): string {
  const word = toPlainWord(typed);
  // Three letters, and in French "juin" and "juil": fewer would be two months.
  if (word.length < 3) return typed;
  const found = MONTHS.filter((month) => listPlainMonthNames(month).some((name) => name.startsWith(word)));
  return found.length === 1 ? `${found[0]}` : typed;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const listPlainMonthNames = (month: number) =>
  (["fr", "en"] as const).map((language) => toPlainWord(formatMonthName(month, language)));

const formatEarliestRefusal = (earliest: CivilDate): Sentence => ({
  fr: `Vérifiez l’année : la date ne peut pas être avant le ${formatPlainDate(earliest, "fr")}.`,
  en: `Check the year: the date cannot be before ${formatPlainDate(earliest, "en")}.`,
});

/** 31/12/9999 is typed for "no end" in other software: here it would be read as a day. */
const formatLatestRefusal = ({ optional }: DateField): Sentence => ({
  fr:
    "Vérifiez l’année : la date ne peut pas être après le " +
    `${formatPlainDate(LATEST_DAY, "fr")}.` +
    `${optional ? " S’il n’y a pas de fin, laissez ces cases vides." : ""}`,
  en:
    "Check the year: the date cannot be after " +
    `${formatPlainDate(LATEST_DAY, "en")}.${optional ? " If there is no end, leave these boxes empty." : ""}`,
});

const formatMonthName = (month: number, language: "fr" | "en"): string =>
  new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1));

/** What of the date is none, and why; in a year said by halves, February has 29 days. */
function findImpossibleDate(day: number, month: number, year: string): Sentence | undefined {
  if (month < 1 || month > 12)
    return {
      fr: `Vérifiez le mois : il va de 1 à 12, et vous avez écrit ${month}.`,
      en: `Check the month: it goes from 1 to 12, and you wrote ${month}.`,
    };
  const counted = year.length === 4;
  const inYear = counted ? Number(year) : 2024;
  // setUTCFullYear: a year below 100 is that year, not one of the last century.
  const last = new Date(new Date(0).setUTCFullYear(inYear, month, 0)).getUTCDate();
  if (day >= 1 && day <= last) return undefined;
  const of = month === 2 && counted ? ` ${year}` : "";
  return {
    fr:
      `Vérifiez le jour : il n’y a pas de ${day} en ` +
      `${formatMonthName(month, "fr")}${of}, qui a ${last} jours.`,
    en: `Check the day: there is no ${day} in ${formatMonthName(month, "en")}${of}, which has ${last} days.`,
  };
}
