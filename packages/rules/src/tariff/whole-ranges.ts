import type { WholeRange } from "./tariff.ts";

/** What is wrong with ranges that should cover every whole number from `first` on, once each. */
export type RangeFault =
  | { readonly fault: "gap"; readonly from: number; readonly to: number | null }
  | { readonly fault: "overlap"; readonly from: number; readonly to: number | null }
  | { readonly fault: "backwards"; readonly from: number; readonly to: number };

/**
 * The exact numbers that no range holds, or that two hold, in increasing order; none when each is held once.
 * The order of the ranges means nothing.
 */
export function faultsIn(ranges: readonly WholeRange[], first: number): readonly RangeFault[] {
  const backwards = ranges.flatMap(({ from, to }): RangeFault[] =>
    to !== null && to < from ? [{ fault: "backwards", from, to }] : [],
  );
  if (backwards.length > 0) return backwards;
  const faults: RangeFault[] = [];
  // What the ranges seen so far cover, from `first`: up to `next` excluded; null once one of them has no end.
  let next: number | null = first;
  for (const { from, to } of [...ranges].sort(byStart)) {
    if (next === null || from < next) faults.push({ fault: "overlap", from, to: least(to, next) });
    else if (from > next) faults.push({ fault: "gap", from: next, to: from - 1 });
    if (next !== null) next = to === null ? null : Math.max(next, to + 1);
  }
  if (next !== null) faults.push({ fault: "gap", from: next, to: null });
  return faults;
}

/** Stable whatever the order given: the longest last. */
function byStart(one: WholeRange, other: WholeRange): number {
  return one.from - other.from || (one.to ?? Infinity) - (other.to ?? Infinity);
}

function least(to: number | null, next: number | null): number | null {
  if (next === null) return to;
  return to === null ? next - 1 : Math.min(to, next - 1);
}

export function holds({ from, to }: WholeRange, value: number): boolean {
  return value >= from && (to === null || value <= to);
}
