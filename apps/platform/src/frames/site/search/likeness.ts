import type { Word } from "./parse-words.ts";

/** Shorter words are too near one another: "bus" is not "bis". */
const SLIP_FROM = 5;
const TWO_SLIPS_FROM = 10;

/**
 * How near a word typed is to a word written: 3 the same, 2 its beginning, 1 a slip of the finger, 0 not at
 * all.
 */
export function computeLikeness(written: Word, typed: Word): number {
  if (written.stem === typed.stem || written.plain === typed.plain) return 3;
  if (written.plain.startsWith(typed.plain) || written.stem.startsWith(typed.stem)) return 2;
  return isWithinOneSlip(written, typed) ? 1 : 0;
}

function isWithinOneSlip(written: Word, typed: Word): boolean {
  const length = written.plain.length;
  if (length < SLIP_FROM) return false;
  if (written.sound.length >= SLIP_FROM && written.sound === typed.sound) return true;
  const allowed = length >= TWO_SLIPS_FROM ? 2 : 1;
  return (
    isWithinSlipLimit(written.plain, typed.plain, allowed) ||
    (written.stem.length >= SLIP_FROM && isWithinSlipLimit(written.stem, typed.stem, allowed))
  );
}

/**
 * One letter more, less, changed, or two neighbours swapped, at most `allowed` times (optimal string
 * alignment).
 */
export function isWithinSlipLimit(one: string, other: string, allowed: number): boolean {
  if (Math.abs(one.length - other.length) > allowed) return false;
  // Each slip spares at least one end: words that share neither beginning nor end are far apart.
  if (allowed === 1 && one[0] !== other[0] && one.at(-1) !== other.at(-1)) return false;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      next[column] = computeCheapestEdit({ one, other, line, column, before, row, next });
    }
    if (Math.min(...next) > allowed) return false;
    [before, row] = [row, next];
  }
  return (row[other.length] ?? allowed + 1) <= allowed;
}

interface Cell {
  readonly one: string;
  readonly other: string;
  readonly line: number;
  readonly column: number;
  readonly before: readonly number[];
  readonly row: readonly number[];
  readonly next: readonly number[];
}

function computeCheapestEdit({ one, other, line, column, before, row, next }: Cell): number {
  const [here, there] = [one[line - 1], other[column - 1]];
  const same = here === there ? 0 : 1;
  const far = Number.POSITIVE_INFINITY;
  const plain = Math.min(
    (row[column] ?? far) + 1,
    (next[column - 1] ?? far) + 1,
    (row[column - 1] ?? far) + same,
  );
  const swapped = line > 1 && column > 1 && here === other[column - 2] && one[line - 2] === there;
  return swapped ? Math.min(plain, (before[column - 2] ?? far) + 1) : plain;
}
