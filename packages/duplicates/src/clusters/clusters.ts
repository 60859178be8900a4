import type { Pair } from "../model/score.ts";

/** Rows of one person, in order. */
export type Cluster = readonly number[];

/**
 * Groups rows by pairs, the likeliest first: two groups become one when all their rows, taken two by two, are likely on average to be one person. So
 * one weak pair never ties two people, and rows that resemble each other little are together by those that lie between.
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
    if (first === second || average(first, second, probability) < JOIN) continue;
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

function average(
  first: readonly number[],
  second: readonly number[],
  probability: (one: number, other: number) => number,
): number {
  const [some, others] = [first.slice(0, COMPARED), second.slice(0, COMPARED)];
  let sum = 0;
  for (const one of some)
    for (const other of others) sum += probability(Math.min(one, other), Math.max(one, other));
  return sum / (some.length * others.length);
}
