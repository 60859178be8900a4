import type { Pair } from "../model/score.ts";

/** Rows of one person, in order. */
export type Cluster = readonly number[];

/**
 * Groups rows by pairs, the likeliest first: two groups become one when their rows, taken two by two, are
 * likely on average to be one person. So one weak pair never ties two people, and rows that resemble each
 * other little are together by those that lie between.
 */
export function cluster(
  pairs: readonly Pair[],
  threshold: number,
  probability: (one: number, other: number) => number,
): readonly Cluster[] {
  const groups = new Map<number, number[]>();
  const groupOf = (row: number): number[] => {
    const group = groups.get(row) ?? [row];
    groups.set(row, group);
    return group;
  };
  const taken = pairs
    .filter((pair) => pair.probability >= threshold)
    .sort((a, b) => b.probability - a.probability || a.one - b.one);
  for (const { one, other } of taken) {
    const [first, second] = [groupOf(one), groupOf(other)];
    if (first === second || !areOnePerson(first, second, probability)) continue;
    for (const row of second) {
      first.push(row);
      groups.set(row, first);
    }
  }
  return [...new Set(groups.values())]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Half: more often right than wrong. */
const JOIN = 0.5;
/** In large groups a sample is enough, and bounds the cost. */
const COMPARED = 12;
/**
 * Of the pairs that tie one row to a group, the share that is enough, the likeliest first, how many are
 * counted at least, and how likely they must be.
 */
const ENOUGH = 1 / 3;
const COUNTED_AT_LEAST = 4;
const JOIN_ALONE = 0.65;

/**
 * Whether the pairs of two groups are likely on average. All of them count between groups, and for a row and
 * a group of a few, where one likely pair may be a brother. In a person's many copies, the two that say
 * least, an initial here and a year there, resemble each other by nothing: a row alone joins a group when it
 * is clearly likely with a third of it. Half likely is not enough there: a brother is, with many.
 */
function areOnePerson(
  first: readonly number[],
  second: readonly number[],
  probability: (one: number, other: number) => number,
): boolean {
  const [some, others] = [first.slice(0, COMPARED), second.slice(0, COMPARED)];
  const likely = new Float64Array(some.length * others.length);
  let at = 0;
  for (const one of some)
    for (const other of others) likely[at++] = probability(Math.min(one, other), Math.max(one, other));
  if (average(likely) >= JOIN) return true;
  if (some.length > 1 && others.length > 1) return false;
  const counted = Math.min(at, Math.max(COUNTED_AT_LEAST, Math.ceil(at * ENOUGH)));
  return average(likely.sort().subarray(at - counted)) >= JOIN_ALONE;
}

const average = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;
