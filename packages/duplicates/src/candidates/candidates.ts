import type { Key } from "./keys.ts";

/** Rows of a key that are compared each with each; in a larger group each meets its neighbours only. */
export const LARGEST_GROUP = 60;
/** Neighbours that a row meets in a large group, once sorted by name. */
const NEIGHBOURS = 8;

/**
 * Calls `visit` once for each pair of rows that share a key. A pair met by several keys is visited at the first, so that nothing is remembered
 * but the keys: memory grows with the rows.
 * @param order for each row its rank by name, by which large groups are sorted
 */
export function visitCandidates(
  keys: readonly Key[],
  order: Uint32Array,
  visit: (one: number, other: number) => void,
): void {
  const large = keys.map(() => new Set<number>());
  keys.forEach((key, at) => {
    for (const rows of groupsOf(key)) {
      if (rows.length > LARGEST_GROUP) large[at]?.add(key[rows[0] ?? 0] ?? 0);
      visitGroup(rows, order, (one, other) => {
        if (!metBefore(keys, large, at, one, other)) visit(one, other);
      });
    }
  });
}

/** Whether an earlier key had both in a group in which all meet. */
function metBefore(
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

/** Rows by value, those alone left out. */
function* groupsOf(key: Key): Generator<Uint32Array> {
  const rows = Uint32Array.from(key, (_, row) => row)
    .filter((row) => key[row] !== 0)
    .sort((one, other) => (key[one] ?? 0) - (key[other] ?? 0));
  let start = 0;
  for (let at = 1; at <= rows.length; at++) {
    if (at < rows.length && key[rows[at] ?? 0] === key[rows[start] ?? 0]) continue;
    if (at - start > 1) yield rows.subarray(start, at);
    start = at;
  }
}

function visitGroup(
  rows: Uint32Array,
  order: Uint32Array,
  visit: (one: number, other: number) => void,
): void {
  const all = rows.length <= LARGEST_GROUP;
  const sorted = all
    ? rows
    : Uint32Array.from(rows).sort((one, other) => (order[one] ?? 0) - (order[other] ?? 0));
  for (let at = 0; at < sorted.length; at++) {
    const end = all ? sorted.length : Math.min(sorted.length, at + 1 + NEIGHBOURS);
    for (let next = at + 1; next < end; next++) {
      const [one = 0, other = 0] = [sorted[at], sorted[next]];
      visit(Math.min(one, other), Math.max(one, other));
    }
  }
}
