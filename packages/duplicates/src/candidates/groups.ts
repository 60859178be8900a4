import type { Key } from "./keys.ts";

/** Rows of one key that share their value with another, group after group. */
export interface Groups {
  readonly rows: Uint32Array;
  /** Where each group ends, in `rows`. */
  readonly ends: Uint32Array;
}

/** Keys are sorted by so many bits at once, the last ones first. */
const DIGIT_BITS = 11;
const DIGITS = 3;

/** Groups of a key by value, rows in order within each. */
export function groupsOf(key: Key): Groups {
  const { values, rows } = sorted(key);
  let [filled, groups, start] = [0, 0, 0];
  const ends = new Uint32Array(rows.length >> 1);
  for (let at = 1; at <= rows.length; at++) {
    if (at < rows.length && values[at] === values[start]) continue;
    if (at - start > 1) {
      rows.copyWithin(filled, start, at);
      filled += at - start;
      ends[groups++] = filled;
    }
    start = at;
  }
  return { rows: rows.slice(0, filled), ends: ends.slice(0, groups) };
}

/** Rows that have a value, by value: a stable sort by counting, digit by digit. */
function sorted(key: Key): { readonly values: Uint32Array; readonly rows: Uint32Array } {
  let [values, rows] = listValues(key);
  let [nextValues, nextRows] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  const mask = 2 ** DIGIT_BITS - 1;
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * DIGIT_BITS;
    const places = new Uint32Array(mask + 2);
    for (const value of values) {
      const next = ((value >>> shift) & mask) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
    for (let at = 1; at <= mask; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? 0;
      const place = places[(value >>> shift) & mask] ?? 0;
      places[(value >>> shift) & mask] = place + 1;
      nextValues[place] = value;
      nextRows[place] = rows[at] ?? 0;
    }
    [values, rows, nextValues, nextRows] = [nextValues, nextRows, values, rows];
  }
  return { values, rows };
}

function listValues(key: Key): [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>] {
  const [values, rows] = [new Uint32Array(key.length), new Uint32Array(key.length)];
  let filled = 0;
  for (let row = 0; row < key.length; row++) {
    const value = key[row] ?? 0;
    if (value === 0) continue;
    values[filled] = value;
    rows[filled++] = row;
  }
  return [values.subarray(0, filled), rows.subarray(0, filled)];
}
