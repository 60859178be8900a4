import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import { isPublicHoliday } from "./public-holidays.ts";
import type { Schedule, Span } from "./schedule.ts";

/** Minutes of Europe/Paris; `opens` is absent when nothing opens within a month. */
export type Opening =
  | { readonly state: "open"; readonly until: number }
  | {
      readonly state: "closed";
      readonly holiday: boolean;
      readonly opens?: { readonly on: CivilDate; readonly at: number; readonly inDays: number };
    };

const AHEAD_DAYS = 31;

const parisTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Open or closed at an instant, and when that changes. `departement`: those with holidays of their own. */
export function computeOpening(schedule: Schedule, now: Date, departement?: string): Opening {
  const today = toCivilDate(now);
  const [hours = 0, minutes = 0] = parisTime.format(now).split(":").map(Number);
  const minute = hours * 60 + minutes;
  const spans = listDaySpans(schedule, today, departement);
  const current = spans.find(({ from, to }) => from <= minute && minute < to);
  if (current) return { state: "open", until: current.to };
  const opens = findNextOpening(schedule, { today, minute }, departement);
  return { state: "closed", holiday: isPublicHoliday(today, departement), ...(opens ? { opens } : {}) };
}

/** Spans of a day, its holidays and exceptional closures considered. */
export function listDaySpans(schedule: Schedule, day: CivilDate, departement?: string): readonly Span[] {
  if (schedule.closures.some(({ from, to }) => from <= day && day <= to)) return [];
  if (!schedule.openOnHolidays && isPublicHoliday(day, departement)) return [];
  return schedule.week[computeWeekday(day)] ?? [];
}

function findNextOpening(
  schedule: Schedule,
  { today, minute }: { today: CivilDate; minute: number },
  departement?: string,
) {
  for (let inDays = 0; inDays <= AHEAD_DAYS; inDays++) {
    const on = addDays(today, inDays);
    const next = listDaySpans(schedule, on, departement).find(({ from }) => inDays > 0 || from > minute);
    if (next) return { on, at: next.from, inDays };
  }
  return undefined;
}

/** 0: Monday. */
const computeWeekday = (day: CivilDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
