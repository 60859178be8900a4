import type { Ink, Page } from "./page.ts";

/** Side of the square to which a point is compared, as a share of the page's width. */
const AROUND = 1 / 40;
/** How much darker than its surroundings ink is. */
const DARKER = 0.85;

/** What is darker than its surroundings is ink, whatever the light (mean threshold of Bradley and Roth, 2007). */
export function inkOf({ width, height, grey }: Page): Ink {
  const reach = Math.max(4, Math.round((width * AROUND) / 2));
  const sums = summed({ width, height, grey });
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const mean = sumOf(sums, width, left, top, right, bottom) / ((right - left) * (bottom - top));
      const value = grey[y * width + x] ?? 255;
      dark[y * width + x] = value < mean * DARKER - 2 ? 1 : 0;
    }
  }
  return { width, height, dark };
}

/** Sums of all that is above and left of each point, so that any rectangle's is read in four. */
function summed({ width, height, grey }: Page): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

function sumOf(
  sums: Float64Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
}
