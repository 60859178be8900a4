import type { Ink } from "../image/page.ts";

/** Rows of the page that may hold a line of text. */
export interface Band {
  readonly top: number;
  /** First row below. */
  readonly bottom: number;
  readonly left: number;
  /** First column after the last letter. */
  readonly right: number;
}

/** Times that a row passes from paper to ink: letters close to each other make many. */
function passages({ width, height, dark }: Ink): Uint16Array {
  const counts = new Uint16Array(height);
  for (let y = 0; y < height; y++)
    for (let x = 1; x < width; x++)
      if (dark[y * width + x] === 1 && dark[y * width + x - 1] === 0) counts[y] = (counts[y] ?? 0) + 1;
  return counts;
}

/** A zone has 30 letters a line at least; most rows cross most of them. */
const LEAST_PASSAGES = 20;

/** Bands of rows in which ink comes and goes as in a line of thirty letters or more. */
export function bandsOf(ink: Ink): readonly Band[] {
  const counts = passages(ink);
  const bands: Band[] = [];
  let top = -1;
  for (let y = 0; y <= ink.height; y++) {
    const written = (counts[y] ?? 0) >= LEAST_PASSAGES;
    if (written && top === -1) top = y;
    if (written || top === -1) continue;
    if (y - top >= LEAST_HEIGHT) bands.push(withSides(ink, top, y));
    top = -1;
  }
  return bands;
}

/** Letters of fewer rows are not told apart. */
const LEAST_HEIGHT = 8;

/**
 * How strongly rows gather in bands, for each angle by which the page would be turned: highest when lines are
 * level. Turned by a few degrees, a page is one whose columns slid up or down: it is not drawn again.
 */
export function levelness({ width, height, dark }: Ink, leans: readonly number[]): readonly number[] {
  return leans.map((lean) => {
    const slope = Math.tan((lean * Math.PI) / 180);
    const reach = Math.ceil((Math.abs(slope) * width) / 2) + 1;
    const counts = new Uint16Array(height + 2 * reach);
    for (let x = 1; x < width; x++) {
      const slid = reach + Math.round((x - width / 2) * slope);
      for (let y = 0, at = x; y < height; y++, at += width)
        if (dark[at] === 1 && dark[at - 1] === 0) counts[y + slid] = (counts[y + slid] ?? 0) + 1;
    }
    let sum = 0;
    for (let y = 1; y < counts.length; y++) sum += ((counts[y] ?? 0) - (counts[y - 1] ?? 0)) ** 2;
    return sum;
  });
}

/** Where the letters of a band begin and end: specks apart from them are left out. */
function withSides({ width, dark }: Ink, top: number, bottom: number): Band {
  const columns = new Uint16Array(width);
  for (let y = top; y < bottom; y++)
    for (let x = 0; x < width; x++) columns[x] = (columns[x] ?? 0) + (dark[y * width + x] ?? 0);
  const written = (x: number) => (columns[x] ?? 0) > (bottom - top) * 0.08;
  const widest = (bottom - top) * 2.5;
  let best = { left: 0, right: 0 };
  let left = -1;
  let last = -1;
  for (let x = 0; x <= width; x++) {
    if (x < width && written(x)) {
      if (left === -1) left = x;
      last = x;
    } else if (left !== -1 && (x === width || x - last > widest)) {
      if (last + 1 - left > best.right - best.left) best = { left, right: last + 1 };
      left = -1;
    }
  }
  return { top, bottom, ...best };
}
