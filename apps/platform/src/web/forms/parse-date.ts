import { datePartName } from "@ardeco/ui";
import { type CivilDate, isEndless, LATEST_DAY, plainDate } from "../../kernel/civil-date.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { DateField } from "./field.ts";
import { fieldError, missing } from "./field-errors.ts";
import { leftEmpty, type Parsed, refused } from "./parsed.ts";
import { type TypedValues, textOf } from "./posted-form.ts";

const EARLIEST: CivilDate = "1900-01-01";

export function parseDate(field: DateField, typed: TypedValues, today: CivilDate): Parsed {
  const part = (name: "day" | "month" | "year") => textOf(typed, datePartName(field.name, name)).trim();
  const [day, month, year] = [dayIn(part("day")), monthIn(part("month")), part("year")];
  if (!day && !month && !year) return field.optional ? leftEmpty : refused(missing(field));
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^(\d{2}|\d{4})$/.test(year)) {
    return refused(fieldError(field.name, "form.date_incomplete"));
  }
  const wrong = impossible(Number(day), Number(month), year);
  if (wrong) return refused(fieldError(field.name, "form.date_impossible", wrong));
  // 15 is 1915 or 2015: nobody guesses a birth.
  if (year.length === 2) return refused(fieldError(field.name, "form.date_year_short"));
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const earliest = field.earliest ?? EARLIEST;
  if (date < earliest) return refused(fieldError(field.name, "form.date_too_early", notBefore(earliest)));
  if (field.past && date > today) return refused(fieldError(field.name, "form.date_future"));
  if (isEndless(date)) return refused(fieldError(field.name, "form.date_too_late", notAfter(field)));
  return { answer: date };
}

/** "1er" is how the first is written in French. */
const dayIn = (typed: string): string => typed.replace(/^1er$/i, "1");

const plain = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replace(/\.$/, "").toLowerCase();

/** "novembre", "nov." or "November" is 11; what is no month is left as typed. */
function monthIn(typed: string): string {
  const word = plain(typed);
  // Three letters, and in French "juin" and "juil": fewer would be two months.
  if (word.length < 3) return typed;
  const found = MONTHS.filter((month) => names(month).some((name) => name.startsWith(word)));
  return found.length === 1 ? `${found[0]}` : typed;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const names = (month: number) => (["fr", "en"] as const).map((language) => plain(monthName(month, language)));

const notBefore = (earliest: CivilDate): Sentence => ({
  fr: `Vérifiez l’année : la date ne peut pas être avant le ${plainDate(earliest, "fr")}.`,
  en: `Check the year: the date cannot be before ${plainDate(earliest, "en")}.`,
});

/** 31/12/9999 is typed for "no end" in other software: here it would be read as a day. */
const notAfter = ({ optional }: DateField): Sentence => ({
  fr: `Vérifiez l’année : la date ne peut pas être après le ${plainDate(LATEST_DAY, "fr")}.${optional ? " S’il n’y a pas de fin, laissez ces cases vides." : ""}`,
  en: `Check the year: the date cannot be after ${plainDate(LATEST_DAY, "en")}.${optional ? " If there is no end, leave these boxes empty." : ""}`,
});

const monthName = (month: number, language: "fr" | "en"): string =>
  new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1));

/** What of the date is none, and why; in a year said by halves, February has 29 days. */
function impossible(day: number, month: number, year: string): Sentence | undefined {
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
    fr: `Vérifiez le jour : il n’y a pas de ${day} en ${monthName(month, "fr")}${of}, qui a ${last} jours.`,
    en: `Check the day: there is no ${day} in ${monthName(month, "en")}${of}, which has ${last} days.`,
  };
}
