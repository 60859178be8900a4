import { bitCount } from "./signatures.ts";

/** Longest texts compared letter by letter: beyond, only their beginning is. */
const LONGEST = 64;
const takenA = new Uint8Array(LONGEST);
const takenB = new Uint8Array(LONGEST);

/**
 * Jaro–Winkler similarity, from 0 (nothing in common) to 1 (the same); Winkler 1990, prefix of four letters,
 * weight 0.1.
 * @param least below it, 0 may be said instead: most pairs are settled by the letters they hold, which is
 *   quick
 */
export function jaroWinkler(one: string, other: string, least = 0): number {
  if (one === other) return 1;
  const lengthA = Math.min(one.length, LONGEST);
  const lengthB = Math.min(other.length, LONGEST);
  if (lengthA === 0 || lengthB === 0) return 0;
  if (least > 0 && mostAlike(one, other, lengthA, lengthB) < least) return 0;
  const matches = markMatches(one, other, lengthA, lengthB);
  if (matches === 0) return 0;
  const turned = countTurned(one, other, lengthA) / 2;
  const jaro = (matches / lengthA + matches / lengthB + (matches - turned) / matches) / 3;
  return jaro + commonPrefix(one, other) * 0.1 * (1 - jaro);
}

/** What the similarity cannot exceed: letters that are in one only match nothing. */
function mostAlike(one: string, other: string, lengthA: number, lengthB: number): number {
  const [inA, inB] = [lettersOf(one, lengthA), lettersOf(other, lengthB)];
  const most = Math.min(lengthA - bitCount(inA & ~inB), lengthB - bitCount(inB & ~inA));
  if (most <= 0) return 0;
  const jaro = (most / lengthA + most / lengthB + 1) / 3;
  return jaro + commonPrefix(one, other) * 0.1 * (1 - jaro);
}

/** A bit a letter; two letters may share one, which only makes the bound larger. */
function lettersOf(text: string, length: number): number {
  let letters = 0;
  for (let at = 0; at < length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** Marks the letters that are in both within half their length, and counts them. */
function markMatches(one: string, other: string, lengthA: number, lengthB: number): number {
  const reach = Math.max(0, Math.floor(Math.max(lengthA, lengthB) / 2) - 1);
  takenA.fill(0, 0, lengthA);
  takenB.fill(0, 0, lengthB);
  let matches = 0;
  for (let a = 0; a < lengthA; a++) {
    const letter = one.charCodeAt(a);
    const last = Math.min(lengthB - 1, a + reach);
    for (let b = Math.max(0, a - reach); b <= last; b++) {
      if (takenB[b] === 1 || other.charCodeAt(b) !== letter) continue;
      takenA[a] = takenB[b] = 1;
      matches++;
      break;
    }
  }
  return matches;
}

/** Matching letters that are not in the same order. */
function countTurned(one: string, other: string, lengthA: number): number {
  let turned = 0;
  let b = 0;
  for (let a = 0; a < lengthA; a++) {
    if (takenA[a] === 0) continue;
    while (takenB[b] === 0) b++;
    if (one.charCodeAt(a) !== other.charCodeAt(b)) turned++;
    b++;
  }
  return turned;
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < 4 && length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/**
 * Whether one text becomes the other by `most` slips at most: a letter added, lost, changed, or two
 * neighbours turned (optimal string alignment). Meant for short texts.
 */
export function isWithin(one: string, other: string, most: number): boolean {
  if (one === other) return true;
  if (Math.abs(one.length - other.length) > most || one.length > LONGEST || other.length > LONGEST)
    return false;
  return most === 1 ? isWithinOne(one, other) : slips(one, other) <= most;
}

/** Read from the start, then from the end: what lies between is the slip. */
function isWithinOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let [endShort, endLong] = [short.length, long.length];
  while (endShort > start && short.charCodeAt(endShort - 1) === long.charCodeAt(endLong - 1)) {
    endShort--;
    endLong--;
  }
  const [left, right] = [endShort - start, endLong - start];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && isTurned(short, long, start + 2, start + 2);
}

/** Three rows of the table of slips, used again at each call: this is the inmost loop. */
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

function slips(one: string, other: string): number {
  let [before, last, row]: readonly Uint8Array[] = rows;
  if (before === undefined || last === undefined || row === undefined) return LONGEST;
  for (let b = 0; b <= other.length; b++) last[b] = b;
  for (let a = 1; a <= one.length; a++) {
    row[0] = a;
    for (let b = 1; b <= other.length; b++) {
      const same = one.charCodeAt(a - 1) === other.charCodeAt(b - 1);
      let least = Math.min((last[b] ?? 0) + 1, (row[b - 1] ?? 0) + 1, (last[b - 1] ?? 0) + (same ? 0 : 1));
      if (isTurned(one, other, a, b)) least = Math.min(least, (before[b - 2] ?? 0) + 1);
      row[b] = least;
    }
    [before, last, row] = [last, row, before];
  }
  return last[other.length] ?? 0;
}

const isTurned = (one: string, other: string, a: number, b: number): boolean =>
  a > 1 &&
  b > 1 &&
  one.charCodeAt(a - 1) === other.charCodeAt(b - 2) &&
  one.charCodeAt(a - 2) === other.charCodeAt(b - 1);
