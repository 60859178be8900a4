import { MARGIN } from "../glyphs/glyph.ts";
import { type Cell, glanceAtCell, type Likeness, readCell, type Size } from "../glyphs/read-cell.ts";
import type { Page } from "../image/page.ts";
import type { Band } from "./bands.ts";

/** A line as it may be read: how much each of its letters looks like each of the alphabet. */
export interface Line {
  readonly band: Band;
  readonly cells: readonly Likeness[];
  /** Mean of the best likeness of each cell: below a half, it is no OCR-B. */
  readonly clarity: number;
}

/**
 * Width of a cell for a height of 1: OCR-B is printed at ten letters an inch, capitals of 2.4 mm (ICAO
 * 9303-3); prints vary.
 */
const NARROWEST = 0.75;
const WIDEST = 1.25;
/** Ink of a letter, as a share of its cell: the first and last cells reach that much beyond it. */
const INK = 0.72;

/**
 * Height of a capital for a cell of width 1, in the font. Digits rise a little higher: a band of digits is
 * not the height of its letters.
 */
const CAPITAL = 0.97;

/** Reads a band as a line of `length` letters, or null when it has not the shape of one. */
export function readLine(page: Page, band: Band, length: number): Line | null {
  const high = band.bottom - band.top;
  const pitch = (band.right - band.left) / (length - 1 + INK);
  if (pitch / high < NARROWEST || pitch / high > WIDEST) return null;
  const shapes = [high, pitch * CAPITAL].map((capital) => ({ length, pitch, capital }));
  const hopeful = shapes.filter((shape) => aligned(page, band, shape, "small").clarity >= HOPEFUL);
  const lines = hopeful.map((shape) => readCells(page, band, aligned(page, band, shape, "full")));
  return lines.reduce<Line | null>((best, one) => (one.clarity > (best?.clarity ?? -1) ? one : best), null);
}

/** From afar, lines of OCR-B are clearer than that; most other text is not, and is left at once. */
const HOPEFUL = 0.4;

interface Shape {
  readonly length: number;
  readonly pitch: number;
  /** Height of a capital. */
  readonly capital: number;
}

/** A shape at its place; how clear its letters are from afar. */
interface Place extends Shape {
  readonly start: number;
  readonly clarity: number;
}

function readCells(page: Page, band: Band, shape: Place): Line {
  const { start, pitch } = shape;
  const cells = Array.from({ length: shape.length }, (_, at) =>
    readCell(page, cellAt(band, shape, start + at * pitch, pitch)),
  );
  return { band, cells, clarity: clarityOf(cells) };
}

const clarityOf = (cells: readonly Likeness[]): number =>
  cells.reduce((sum, likeness) => sum + Math.max(...likeness), 0) / cells.length;

function cellAt(band: Band, { capital }: Shape, left: number, width: number): Cell {
  const height = capital / (1 - 2 * MARGIN);
  return { left, top: (band.top + band.bottom - height) / 2, width, height };
}

/**
 * Shares of a cell by which the first and the last letter may begin or end inside it: a 7 or an I is narrower
 * than an M.
 */
const INSETS = [-0.1, 0, 0.1, 0.2, 0.3] as const;
/** One letter in so many is enough to tell a good place from another. */
const SAMPLE = 4;

/** Where the cells stand: the ends of the ink, moved a little until the letters are clearest. */
function aligned(page: Page, band: Band, shape: Shape, size: Size): Place {
  let best: Place = { ...shape, start: 0, clarity: -1 };
  for (const before of INSETS)
    for (const after of INSETS) {
      const pitch = (band.right - band.left) / (shape.length - 1 + INK - before - after);
      const start = band.left - pitch * ((1 - INK) / 2 + before);
      const count = Math.ceil(shape.length / SAMPLE);
      let sum = 0;
      for (let at = 0; at < count; at++)
        sum += glanceAtCell(page, cellAt(band, shape, start + at * SAMPLE * pitch, pitch), size);
      if (sum / count > best.clarity) best = { ...shape, start, pitch, clarity: sum / count };
    }
  return best;
}
