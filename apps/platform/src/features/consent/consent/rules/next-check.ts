import { addDays, type CivilDate, isLeap } from "../../../../kernel/civil-date.ts";

/** What may change the answers to a service by the calendar alone. */
export interface Watched {
  readonly birthdate?: CivilDate | undefined;
  /** Source of the rule: the dates that it names count. */
  readonly rule?: string | undefined;
  /** A day announced to the person. */
  readonly announced?: CivilDate | undefined;
  /** Everything that the service is told, or that the rule answers, on a day, as one text. */
  answersOn(day: CivilDate): string;
}

const LONGEST_LIFE_YEARS = 130;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/**
 * The first day to come on which something would differ; undefined when the calendar alone changes nothing.
 */
export function computeNextCheck(watched: Watched, today: CivilDate): CivilDate | undefined {
  const { birthdate, rule = "", announced, answersOn } = watched;
  const named = (rule.match(DATE) ?? []).flatMap((day) => [day, addDays(day, 1)]);
  const newYear = rule.includes("today") ? [`${Number(today.slice(0, 4)) + 1}-01-01`] : [];
  const days = [...named, ...newYear, ...listBirthdays(birthdate)].filter((day) => day > today).toSorted();
  const now = answersOn(today);
  const changed = days.find((day) => answersOn(day) !== now);
  return [changed, announced !== undefined && announced > today ? announced : undefined]
    .filter((day) => day !== undefined)
    .toSorted()[0];
}

/** Born on 29 February: one is a year older from 1 March on, in a common year (as `age` counts). */
function listBirthdays(birthdate: CivilDate | undefined): readonly CivilDate[] {
  if (birthdate === undefined) return [];
  const year = Number(birthdate.slice(0, 4));
  return Array.from({ length: LONGEST_LIFE_YEARS }, (_, index) => {
    const day = `${year + index + 1}${birthdate.slice(4)}`;
    return birthdate.endsWith("-02-29") && !isLeap(year + index + 1) ? `${year + index + 1}-03-01` : day;
  });
}
