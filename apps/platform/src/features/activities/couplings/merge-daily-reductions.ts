import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { DatedReduction } from "../../catalogue/tariffs/index.ts";

/**
 * One of each offer a day: somebody known under two numbers may have said yes under each, and an offer that
 * stacks would be added to itself.
 * @returns the days of each offer, those that overlap as one
 */
export function mergeDailyReductions(dated: readonly DatedReduction[]): readonly DatedReduction[] {
  const days: DatedReduction[] = [];
  for (const one of dated.toSorted((a, b) => (a.id + a.from < b.id + b.from ? -1 : 1))) {
    const last = days.at(-1);
    const isOver = last?.id !== one.id || (last.before !== null && last.before < one.from);
    if (!last || isOver) days.push(one);
    else days[days.length - 1] = { ...last, before: selectLaterEnd(last.before, one.before) };
  }
  return days;
}

/** Null: without end. */
const selectLaterEnd = (one: CivilDate | null, other: CivilDate | null): CivilDate | null =>
  one === null || other === null ? null : one > other ? one : other;
