import type { Column } from "../table/table.ts";

/** How far two rows agree on one thing. */
export interface Feature {
  readonly name: FeatureName;
  /** Levels of agreement, from 0 (they differ) to `levels - 1` (the same). */
  readonly levels: number;
  /** The level of two rows, or -1 when one of them does not say. */
  compare(one: number, other: number): number;
  /** Share of the rows that have the value of this row, when agreeing on a rare value says more. */
  frequency?(row: number): number;
  /** Share of all pairs that agree wholly, when it was counted. */
  readonly agreeing?: number;
  /** Members of a household agree on it too. */
  readonly shared: boolean;
}

export type FeatureName =
  | "given_name"
  | "family_name"
  | "swapped_names"
  | "birth_date"
  | "sex"
  /** The sex of those whose given names are not alike: of those whose are, it goes without saying. */
  | "sex_otherwise"
  | "birth_place"
  | "identifier"
  | "email"
  | "phone"
  | "street"
  | "locality"
  /** The locality of those whose streets differ: a move changes both at once. */
  | "locality_elsewhere"
  | "text";

/**
 * Answers remembered at once; a later one takes the place of another. A map of all of them costs more than
 * computing again.
 */
const MOST_SLOTS = 2 ** 16;
/** So many values make a table of all answers, a byte each. */
const FEW = 512;

/**
 * Remembers the last levels for two values: names repeat.
 * @param values how many there are
 * @param symmetric whether the order of the two changes nothing
 */
export function remembered(
  values: number,
  compute: (one: number, other: number) => number,
  symmetric = true,
): (one: number, other: number) => number {
  if (values <= FEW) return rememberedWhole(values, compute);
  const keys = new Float64Array(MOST_SLOTS).fill(-1);
  const answers = new Int8Array(MOST_SLOTS);
  return (one, other) => {
    const turned = symmetric && other < one;
    const first = turned ? other : one;
    const second = turned ? one : other;
    const key = first * 2 ** 26 + second;
    const slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & (MOST_SLOTS - 1);
    if (keys[slot] === key) return answers[slot] ?? 0;
    const answer = compute(one, other);
    keys[slot] = key;
    answers[slot] = answer;
    return answer;
  };
}

function rememberedWhole(
  values: number,
  compute: (one: number, other: number) => number,
): (one: number, other: number) => number {
  const answers = new Int8Array(values * values).fill(-1);
  return (one, other) => {
    const at = one * values + other;
    const known = answers[at] ?? -1;
    if (known >= 0) return known;
    const answer = compute(one, other);
    answers[at] = answer;
    return answer;
  };
}

/** A number a text, the same for the same text. */
export function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

/** For each value of a column, the share of the rows that have it. */
export function sharesOf(column: Column, size: number): Float64Array {
  const shares = new Float64Array(column.values.length);
  for (const place of column.of) if (place >= 0) shares[place] = (shares[place] ?? 0) + 1 / size;
  return shares;
}

/** How often a row's value is there, and how many pairs of rows that say something agree. */
export function frequencies(column: Column, size: number): Required<Pick<Feature, "frequency" | "agreeing">> {
  const shares = sharesOf(column, size);
  const said = shares.reduce((sum, share) => sum + share, 0) * size;
  const agreed = shares.reduce((sum, share) => sum + share * size * (share * size - 1), 0);
  return {
    frequency: (row) => shares[column.of[row] ?? -1] ?? 0,
    // Half a pair more: what was never seen may be.
    agreeing: (agreed + 0.5) / Math.max(1, said * (said - 1)),
  };
}
