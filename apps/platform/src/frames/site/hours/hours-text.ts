import type { Opening, Schedule, Span } from "../../../features/authorities/authorities/index.ts";
import { addDays, formatLongDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import { siteHoursWords } from "./hours-words.ts";

/** "8 h 30", "8:30 am". */
export function formatOpeningTime(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const two = String(rest).padStart(2, "0");
  if (language === "fr") return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${two}`;
  const half = hours % 24 < 12 ? "am" : "pm";
  return `${hours % 12 === 0 ? 12 : hours % 12}${rest === 0 ? "" : `:${two}`}\u00a0${half}`;
}

/** "Ouvert maintenant, ferme à 17 h"; "Fermé maintenant, ouvre lundi à 8 h 30". */
export function formatOpening(opening: Opening, language: Language): string {
  const say = siteHoursWords(language);
  if (opening.state === "open") return say.open(formatOpeningTime(opening.until, language));
  const closed = opening.holiday ? say.holiday : say.closed;
  if (!opening.opens) return closed;
  const { on, at, inDays } = opening.opens;
  const time = formatOpeningTime(at, language);
  if (inDays === 0) return `${closed}, ${say.opens(say.today(time))}`;
  if (inDays === 1) return `${closed}, ${say.opens(say.tomorrow(time))}`;
  const day = formatLongDate(on, language);
  // Within a week the name of the day is enough.
  const name = inDays < 7 ? (day.match(/^\p{L}+/u)?.[0] ?? day) : day;
  return `${closed}, ${say.opens(say.onDay(name, time))}`;
}

/** The lines of a schedule, days alike gathered. */
export function formatHoursLines(schedule: Schedule, language: Language): readonly string[] {
  const say = siteHoursWords(language);
  const closures = schedule.closures.map(({ from, to }) =>
    from === to
      ? say.closedOn(formatLongDate(from, language))
      : say.closure(formatLongDate(from, language), formatLongDate(to, language)),
  );
  return [
    ...formatWeekLines(schedule.week, language),
    ...closures,
    ...(schedule.openOnHolidays ? [say.onHolidays] : []),
  ];
}

function formatWeekLines(week: Schedule["week"], language: Language): readonly string[] {
  const say = siteHoursWords(language);
  return groupSameDays(week).map(({ first, last, spans }) => {
    const [from, to] = [formatDayName(first, language), formatDayName(last, language)];
    const days =
      first === 0 && last === 6 ? say.everyDay : first === last ? say.oneDay(from) : say.fromDay(from, to);
    const hours = spans.map((one) =>
      say.span(formatOpeningTime(one.from, language), formatOpeningTime(one.to, language)),
    );
    return `${days}, ${hours.join(say.and)}`;
  });
}

/** A Monday: the names of the days follow. */
const MONDAY = "2024-01-01";

const formatDayName = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { weekday: "long", timeZone: "UTC" }).format(
    new Date(addDays(MONDAY, day)),
  );

interface Run {
  readonly first: number;
  readonly last: number;
  readonly spans: readonly Span[];
}

function groupSameDays(week: Schedule["week"]): readonly Run[] {
  const runs: Run[] = [];
  for (const [day, spans] of week.entries()) {
    const before = runs.at(-1);
    if (before && JSON.stringify(before.spans) === JSON.stringify(spans))
      runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, spans });
  }
  return runs.filter(({ spans }) => spans.length > 0);
}
