import { isTargetDay, nextTargetDay } from "@ardeco/sepa";
import { addDays, type CivilDate, isCivilDate, selectLaterDate } from "../../../../kernel/civil-date.ts";

/** Beyond, a date is a mistake of typing. */
const HORIZON_DAYS = 90;

/**
 * The first day that a collection prepared today may have: payers told in time, the bank too, on a day of
 * TARGET.
 */
export function computeSoonestCollectionDay(today: CivilDate, noticeDays: number): CivilDate {
  return nextTargetDay(addDays(selectLaterDate(addDays(today, noticeDays), addDays(today, 1)), -1));
}

export type DayProblem = "closed" | "too_soon" | "too_far" | "malformed";

export function findCollectionDayProblem(
  on: string,
  { today, noticeDays }: { readonly today: CivilDate; readonly noticeDays: number },
): DayProblem | undefined {
  if (!isCivilDate(on)) return "malformed";
  if (on < addDays(today, noticeDays) || on <= today) return "too_soon";
  if (on > addDays(today, HORIZON_DAYS)) return "too_far";
  return isTargetDay(on) ? undefined : "closed";
}
