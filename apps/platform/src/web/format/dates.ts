import {
  type CivilDate,
  formatLongDate,
  formatPlainDate,
  isEndless,
  toCivilDate,
} from "../../kernel/civil-date.ts";
import type { Language } from "../../kernel/errors.ts";

export { formatPlainDate as plainDay } from "../../kernel/civil-date.ts";

const PARIS = { timeZone: "Europe/Paris" } as const;
const getLocale = (language: Language) => (language === "fr" ? "fr-FR" : "en-GB");

/** "mardi 24 novembre 2026", in Paris. */
export const formatLongDay = (at: Date | string, language: Language): string =>
  formatLongDate(toCivilDate(new Date(at)), language);

/** "31 décembre 2027", or "sans fin": where the day stands alone. */
export const formatLastDay = (date: CivilDate, language: Language): string =>
  formatEndSentence(date, language, (day) => day);

/** A sentence with its last day, or "sans fin" in its place: 31 December 9999 is no day to anybody. */
export function formatEndSentence(
  date: CivilDate,
  language: Language,
  say: (day: string) => string,
  written: typeof formatPlainDate = formatPlainDate,
): string {
  if (isEndless(date)) return { fr: "sans fin", en: "no end" }[language];
  return say(written(date, language));
}

interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** "du 1er septembre 2026 au 31 décembre 2027", or "à partir du 1er septembre 2026, sans fin". */
export function formatPeriod({ from, to }: Period, language: Language): string {
  const first = formatPlainDate(from, language);
  if (isEndless(to)) return { fr: `à partir du ${first}, sans fin`, en: `from ${first}, no end` }[language];
  if (from === to) return { fr: `le ${first}`, en: `on ${first}` }[language];
  const last = formatPlainDate(to, language);
  return { fr: `du ${first} au ${last}`, en: `from ${first} to ${last}` }[language];
}

/** "24 nov." in the year under way, "24 nov. 2025" before: lists are read fast. */
export function formatShortDay(date: CivilDate, today: CivilDate, language: Language): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(getLocale(language), {
    day: "numeric",
    month: "short",
    ...year,
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

const clock = new Intl.DateTimeFormat("fr-FR", { ...PARIS, hour: "2-digit", minute: "2-digit" });

/** "9 h 12" on the clocks of Paris, never cut at the end of a line; "09:12" in English. */
export function formatTimeOfDay(at: Date, language: Language): string {
  const text = clock.format(at);
  return language === "fr" ? text.replace(/^0?(\d+):/, "$1\u00a0h\u00a0") : text;
}

/** "mardi 24 novembre 2026 à 9 h 12". */
export function formatLongInstant(at: Date | string, language: Language): string {
  const time = formatTimeOfDay(new Date(at), language);
  return `${formatLongDay(at, language)} ${language === "fr" ? "à" : "at"} ${time}`;
}

/** "25/11/2026 10:42" on the clocks of Paris, never cut at the end of a line. */
export const formatShortInstant = (at: Date | string, language: Language): string =>
  formatNumericInstant(at, language, "short");

/** "25/11/2026 10:42:07": for who compares with the log of a program. */
export const formatExactInstant = (at: Date | string, language: Language): string =>
  formatNumericInstant(at, language, "medium");

function formatNumericInstant(at: Date | string, language: Language, timeStyle: "short" | "medium"): string {
  const format = new Intl.DateTimeFormat(getLocale(language), { ...PARIS, dateStyle: "short", timeStyle });
  return format.format(new Date(at)).replaceAll(" ", "\u00a0");
}
