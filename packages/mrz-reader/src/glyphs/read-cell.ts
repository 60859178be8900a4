import type { Page } from "../image/page.ts";
import { ALPHABET, HIGH, normalised, WIDE } from "./glyph.ts";
import { glyphs } from "./templates.ts";

/** Where a letter stands on the page; parts of points count. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How much a cell looks like each letter of the alphabet, from -1 to 1. */
export type Likeness = Float32Array;

/** The alphabet drawn at one size, letter after letter in one array: comparing is most of the work. */
interface Drawings {
  readonly wide: number;
  readonly high: number;
  readonly letters: Float32Array;
}

/** `small`: half as wide and as high, four times as fast; enough to leave what is no OCR-B. */
export type Size = "full" | "small";

const drawings: Readonly<Record<Size, Drawings>> = {
  full: { wide: WIDE, high: HIGH, letters: joined(glyphs) },
  small: { wide: WIDE / 2, high: HIGH / 2, letters: joined(glyphs.map(halved)) },
};

/**
 * Compares a cell with each letter of the alphabet, a little to each side: cells are never quite in place.
 */
export function readCell(page: Page, cell: Cell): Likeness {
  const best = new Float32Array(ALPHABET.length).fill(-1);
  for (const right of SHIFTS)
    for (const down of SHIFTS) {
      const moved = { ...cell, left: cell.left + right * cell.width, top: cell.top + down * cell.height };
      keepBest(best, page, moved, drawings.full);
    }
  return best;
}

/** Its likeness to the letter that it looks like most, at its place only. */
export function glanceAtCell(page: Page, cell: Cell, size: Size): number {
  const best = new Float32Array(ALPHABET.length).fill(-1);
  keepBest(best, page, cell, drawings[size]);
  return Math.max(...best);
}

/** Shares of a cell. */
const SHIFTS = [-0.08, 0, 0.08] as const;

function keepBest(best: Float32Array, page: Page, cell: Cell, { wide, high, letters }: Drawings): void {
  const drawing = normalised(sampled(page, cell, wide, high));
  if (drawing === null) return;
  const size = drawing.length;
  for (let letter = 0, from = 0; letter < best.length; letter++, from += size) {
    let likeness = 0;
    for (let at = 0; at < size; at++) likeness += (letters[from + at] ?? 0) * (drawing[at] ?? 0);
    if (likeness > (best[letter] ?? -1)) best[letter] = likeness;
  }
}

/** The cell at the size of a drawing, ink high: each point the mean of four of the page. */
function sampled({ width, height, grey }: Page, cell: Cell, wide: number, high: number): Float32Array {
  const drawing = new Float32Array(wide * high);
  for (let y = 0; y < high; y++) {
    const exactY = within(cell.top + ((y + 0.5) * cell.height) / high - 0.5, height);
    const row = Math.floor(exactY);
    const [partY, above, below] = [exactY - row, row * width, Math.min(height - 1, row + 1) * width];
    for (let x = 0; x < wide; x++) {
      const exactX = within(cell.left + ((x + 0.5) * cell.width) / wide - 0.5, width);
      const left = Math.floor(exactX);
      const [partX, right] = [exactX - left, Math.min(width - 1, left + 1)];
      const over = (grey[above + left] ?? 0) * (1 - partX) + (grey[above + right] ?? 0) * partX;
      const under = (grey[below + left] ?? 0) * (1 - partX) + (grey[below + right] ?? 0) * partX;
      drawing[y * wide + x] = 255 - (over * (1 - partY) + under * partY);
    }
  }
  return drawing;
}

const within = (place: number, length: number): number => Math.min(length - 1, Math.max(0, place));

function halved(glyph: Float32Array): Float32Array {
  const half = new Float32Array(glyph.length / 4);
  for (let at = 0; at < half.length; at++) {
    const corner = Math.floor(at / (WIDE / 2)) * 2 * WIDE + (at % (WIDE / 2)) * 2;
    for (const next of [0, 1, WIDE, WIDE + 1]) half[at] = (half[at] ?? 0) + (glyph[corner + next] ?? 0);
  }
  // Scaled so that none is taken for a blank one.
  return normalised(half.map((value) => value * 255)) ?? half;
}

function joined(drawings: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(drawings.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const drawing of drawings) {
    all.set(drawing, at);
    at += drawing.length;
  }
  return all;
}
