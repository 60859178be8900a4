import { groupsOf } from "./groups.ts";
import type { Key } from "./keys.ts";
import { Pairs } from "./pairs.ts";

/** Rows of a key that are compared each with each; in a larger group each meets its neighbours only. */
export const LARGEST_GROUP = 60;
/** Smaller groups, for files whose keys would make too many meet. */
const SMALLER_GROUPS = [40, 30, 24, 20, 16, 12, 10, 8, 6, 4];
/** Meetings that a row may cost, by all keys, in a large file: a person's rows share several keys, and the narrowest is enough. */
const MEETINGS_A_ROW = 10;
/** In a small file nothing is spared: this many take some seconds. */
const MEETINGS_AT_LEAST = 1_000_000;
/** Neighbours that a row meets in a large group, once sorted by name. */
const NEIGHBOURS = 8;
const FEW_NEIGHBOURS = 2;

/**
 * Calls `visit` once for each pair of rows that share a key. A pair met by several keys is visited at the first, so that nothing is remembered
 * but the keys and the neighbours of large groups: memory grows with the rows. So does the number of meetings: the larger the file, the
 * narrower the groups.
 * @param order for each row its rank by name, by which large groups are sorted
 */
export function visitCandidates(
  keys: readonly Key[],
  order: Uint32Array,
  visit: (one: number, other: number) => void,
): void {
  const largest = largestGroup(keys, order.length);
  const reach = largest === LARGEST_GROUP ? NEIGHBOURS : FEW_NEIGHBOURS;
  const large = keys.map(() => new Set<number>());
  const neighbours = new Pairs();
  keys.forEach((key, at) => {
    for (const rows of groupsOf(key)) {
      if (rows.length <= largest)
        visitGroup(rows, rows.length, (one, other) => {
          if (!isMet(keys, large, at, one, other)) visit(one, other);
        });
      else {
        large[at]?.add(key[rows[0] ?? 0] ?? 0);
        visitGroup(
          rows.sort((one, other) => (order[one] ?? 0) - (order[other] ?? 0)),
          reach,
          (one, other) => neighbours.add(one, other),
        );
      }
    }
  });
  neighbours.each((one, other) => {
    if (!isMet(keys, large, keys.length, one, other)) visit(one, other);
  });
}

/**
 * The largest group in which all meet such that the file's meetings stay in proportion to its rows. Copies of one person meet by most keys and are
 * compared once: only what they are compared counts, or a register of many copies would spend on them what is meant for the others.
 */
function largestGroup(keys: readonly Key[], rows: number): number {
  const most = Math.max(MEETINGS_AT_LEAST, MEETINGS_A_ROW * rows);
  const meetings = meetingsBySize(keys);
  const until = (largest: number): number =>
    meetings.subarray(0, largest + 1).reduce((sum, count) => sum + count, 0);
  return [LARGEST_GROUP, ...SMALLER_GROUPS].find((largest) => until(largest) <= most) ?? 2;
}

/** For each size of group, how many pairs are compared by it; of a group, the first two tell how often all are met by other keys. */
function meetingsBySize(keys: readonly Key[]): Float64Array {
  const meetings = new Float64Array(LARGEST_GROUP + 1);
  for (const key of keys)
    for (const rows of groupsOf(key)) {
      const size = rows.length;
      if (size > LARGEST_GROUP) continue;
      const shared = sharedKeys(keys, rows[0] ?? 0, rows[1] ?? 0);
      meetings[size] =
        (meetings[size] ?? 0) + (size * (size - 1)) / 2 / (shared < KEYS_OF_COPIES ? 1 : shared);
    }
  return meetings;
}

/** Two rows that share as many keys are most likely one person. */
const KEYS_OF_COPIES = 4;

function sharedKeys(keys: readonly Key[], one: number, other: number): number {
  let shared = 0;
  for (const key of keys) if (key[one] !== 0 && key[one] === key[other]) shared++;
  return shared;
}

/** Whether an earlier key had both in a group in which all meet. */
function isMet(
  keys: readonly Key[],
  large: readonly Set<number>[],
  before: number,
  one: number,
  other: number,
): boolean {
  for (let at = 0; at < before; at++) {
    const value = keys[at]?.[one] ?? 0;
    if (value !== 0 && value === keys[at]?.[other] && !large[at]?.has(value)) return true;
  }
  return false;
}

/** Each meets those that follow, `reach` of them at most. */
function visitGroup(rows: Uint32Array, reach: number, visit: (one: number, other: number) => void): void {
  for (let at = 0; at < rows.length; at++) {
    const end = Math.min(rows.length, at + 1 + reach);
    for (let next = at + 1; next < end; next++) {
      const [one = 0, other = 0] = [rows[at], rows[next]];
      visit(Math.min(one, other), Math.max(one, other));
    }
  }
}
