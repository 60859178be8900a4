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

/** Compares a cell with each letter of the alphabet, a little to each side: cells are never quite in place. */
export function readCell(page: Page, cell: Cell): Likeness {
  const best = new Float32Array(ALPHABET.length).fill(-1);
  for (const right of SHIFTS)
    for (const down of SHIFTS) {
      const drawing = normalised(
        sampled(page, { ...cell, left: cell.left + right * cell.width, top: cell.top + down * cell.height }),
      );
      if (drawing !== null) keepBest(best, drawing);
    }
  return best;
}

/** The same at its place only. */
export function glanceAtCell(page: Page, cell: Cell): Likeness {
  const best = new Float32Array(ALPHABET.length).fill(-1);
  const drawing = normalised(sampled(page, cell));
  if (drawing !== null) keepBest(best, drawing);
  return best;
}

/** Shares of a cell. */
const SHIFTS = [-0.08, 0, 0.08] as const;

function keepBest(best: Float32Array, drawing: Float32Array): void {
  glyphs.forEach((glyph, letter) => {
    let likeness = 0;
    for (let at = 0; at < glyph.length; at++) likeness += (glyph[at] ?? 0) * (drawing[at] ?? 0);
    if (likeness > (best[letter] ?? -1)) best[letter] = likeness;
  });
}

/** The cell at the size of a drawing, ink high: each point the mean of four of the page. */
function sampled({ width, height, grey }: Page, cell: Cell): Float32Array {
  const drawing = new Float32Array(WIDE * HIGH);
  const at = (x: number, y: number): number => {
    const [column, row] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
    return grey[row * width + column] ?? 255;
  };
  for (let y = 0; y < HIGH; y++) {
    const exactY = cell.top + ((y + 0.5) * cell.height) / HIGH - 0.5;
    const [row, partY] = [Math.floor(exactY), exactY - Math.floor(exactY)];
    for (let x = 0; x < WIDE; x++) {
      const exactX = cell.left + ((x + 0.5) * cell.width) / WIDE - 0.5;
      const [column, partX] = [Math.floor(exactX), exactX - Math.floor(exactX)];
      const above = at(column, row) * (1 - partX) + at(column + 1, row) * partX;
      const below = at(column, row + 1) * (1 - partX) + at(column + 1, row + 1) * partX;
      drawing[y * WIDE + x] = 255 - (above * (1 - partY) + below * partY);
    }
  }
  return drawing;
}
