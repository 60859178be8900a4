import { type CivilDate, civilDateParts } from "./civil-date.ts";

/**
 * Completed years on `today`; undefined when either is no date or the birth is to come. Someone born on 29
 * February completes a year at the end of 28 February (Code de procédure civile, art. 641 al. 2 and 642, by
 * analogy: no identical day, the period ends with the last day of the month, at midnight), so is one year
 * older from 1 March on. `@ardeco/rules` counts the same way in its `age()`, and depends on nothing of ours.
 */
export function ageOn(birthdate: CivilDate, today: CivilDate): number | undefined {
  const birth = civilDateParts(birthdate);
  const now = civilDateParts(today);
  if (!birth || !now || today < birthdate) return undefined;
  const beforeBirthday = today.slice(5) < birthdate.slice(5);
  return now.year - birth.year - (beforeBirthday ? 1 : 0);
}
