import { type Groups, groupsOf } from "./groups.ts";
import type { Key } from "./keys.ts";
import { KeysByRow } from "./keys-by-row.ts";
import { Pairs } from "./pairs.ts";

/** Rows of a key that are compared each with each; in a larger group each meets its neighbours only. */
export const LARGEST_GROUP = 60;
/** Smaller groups, for files whose keys would make too many meet. */
const SMALLER_GROUPS = [40, 30, 24, 20, 16, 12, 10, 8, 6, 4];
/**
 * Meetings that a row may cost, by all keys, in a large file: a person's rows share several keys, and the
 * narrowest is enough.
 */
const MEETINGS_A_ROW = 10;
/** In a small file nothing is spared: this many take some seconds. */
const MEETINGS_AT_LEAST = 1_000_000;
/** Neighbours that a row meets in a large group, once sorted by name. */
const NEIGHBOURS = 8;
const FEW_NEIGHBOURS = 2;

type Visit = (one: number, other: number) => void;

/**
 * Calls `visit` once for each pair of rows that share a key. A pair met by several keys is visited at the
 * first, so that nothing is remembered but the keys and the neighbours of large groups: memory grows with the
 * rows. So does the number of meetings: the larger the file, the narrower the groups.
 * @param order for each row its rank by name, by which large groups are sorted
 */
export function visitCandidates(keys: readonly Key[], order: Uint32Array, visit: Visit): void {
  const groups = keys.map(groupsOf);
  const byRow = new KeysByRow(keys, order.length);
  const largest = largestGroup(groups, byRow, order.length);
  groups.forEach((those, at) => {
    byRow.removeLarger(largest, those, at);
  });
  groups.forEach((those, at) => {
    eachGroup(those, (rows) => {
      if (rows.length <= largest)
        visitAll(rows, (one, other) => {
          if (!byRow.isSharedBefore(at, one, other)) visit(one, other);
        });
    });
  });
  const neighbours = new Pairs();
  const reach = largest === LARGEST_GROUP ? NEIGHBOURS : FEW_NEIGHBOURS;
  const rowAt = inverse(order);
  for (const those of groups)
    eachGroup(those, (rows) => {
      if (rows.length > largest) addNeighbours(neighbours, rows, order, rowAt, reach);
    });
  neighbours.each(order.length, (one, other) => {
    if (!byRow.isSharedBefore(keys.length, one, other)) visit(one, other);
  });
}

function eachGroup({ rows, ends }: Groups, visit: (rows: Uint32Array) => void): void {
  let start = 0;
  for (const end of ends) {
    visit(rows.subarray(start, end));
    start = end;
  }
}

/** Each row meets those that follow. */
function visitAll(rows: Uint32Array, visit: Visit): void {
  for (let at = 0; at < rows.length; at++)
    for (let next = at + 1; next < rows.length; next++) visit(rows[at] ?? 0, rows[next] ?? 0);
}

/** In order of name, each row meets `reach` of those that follow. */
function addNeighbours(
  neighbours: Pairs,
  rows: Uint32Array,
  order: Uint32Array,
  rowAt: Uint32Array,
  reach: number,
): void {
  const sorted = rows.map((row) => order[row] ?? 0).sort();
  for (let at = 0; at < sorted.length; at++) {
    const one = rowAt[sorted[at] ?? 0] ?? 0;
    for (let next = at + 1; next <= Math.min(sorted.length - 1, at + reach); next++) {
      const other = rowAt[sorted[next] ?? 0] ?? 0;
      neighbours.add(Math.min(one, other), Math.max(one, other));
    }
  }
}

function inverse(order: Uint32Array): Uint32Array {
  const rowAt = new Uint32Array(order.length);
  order.forEach((rank, row) => {
    rowAt[rank] = row;
  });
  return rowAt;
}

/**
 * The largest group in which all meet such that the file's meetings stay in proportion to its rows. Copies of
 * one person meet by most keys and are compared once: only what they are compared counts, or a register of
 * many copies would spend on them what is meant for the others.
 */
function largestGroup(groups: readonly Groups[], byRow: KeysByRow, rows: number): number {
  const most = Math.max(MEETINGS_AT_LEAST, MEETINGS_A_ROW * rows);
  const meetings = meetingsBySize(groups, byRow);
  const until = (largest: number): number =>
    meetings.subarray(0, largest + 1).reduce((sum, count) => sum + count, 0);
  return [LARGEST_GROUP, ...SMALLER_GROUPS].find((largest) => until(largest) <= most) ?? 2;
}

/**
 * For each size of group, how many pairs are compared by it; of a group, the first two tell how often all are
 * met by other keys.
 */
function meetingsBySize(groups: readonly Groups[], byRow: KeysByRow): Float64Array {
  const meetings = new Float64Array(LARGEST_GROUP + 1);
  for (const those of groups)
    eachGroup(those, (rows) => {
      const size = rows.length;
      if (size > LARGEST_GROUP) return;
      const shared = byRow.countShared(rows[0] ?? 0, rows[1] ?? 0);
      meetings[size] =
        (meetings[size] ?? 0) + (size * (size - 1)) / 2 / (shared < KEYS_OF_COPIES ? 1 : shared);
    });
  return meetings;
}

/** Two rows that share as many keys are most likely one person. */
const KEYS_OF_COPIES = 4;
