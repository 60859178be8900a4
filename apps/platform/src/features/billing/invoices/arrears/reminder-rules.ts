import { addDays, type CivilDate } from "../../../../kernel/civil-date.ts";

const MOST = 3;
const [SOONEST, LATEST] = [5, 180];
/** Two letters are never nearer than this, even where a day was missed. */
export const APART_DAYS = 7;

/** Days after the date: three at most, each after the one before. */
export const hasReminderProblem = (days: readonly number[]): boolean =>
  days.length > MOST ||
  days.some((day, index) => {
    const before = days[index - 1];
    const isFar = before === undefined || day >= before + APART_DAYS;
    return !Number.isInteger(day) || day < SOONEST || day > LATEST || !isFar;
  });

/** Which reminder of an invoice leaves today; null when none does. */
export function computeReminderNumber(
  days: readonly number[],
  {
    dueOn,
    today,
    sent,
  }: {
    readonly dueOn: CivilDate;
    readonly today: CivilDate;
    readonly sent: { readonly count: number; readonly last: CivilDate } | undefined;
  },
): number | null {
  const count = sent?.count ?? 0;
  const after = days[count];
  if (after === undefined || addDays(dueOn, after) > today) return null;
  return sent && addDays(sent.last, APART_DAYS) > today ? null : count + 1;
}
