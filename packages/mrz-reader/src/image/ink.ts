import type { Ink, Page } from "./page.ts";

/** Side of the square to which a point is compared, as a share of the page's width. */
const AROUND = 1 / 40;
/** How much darker than its surroundings ink is. */
const DARKER = 0.85;

/**
 * What is darker than its surroundings is ink, whatever the light (mean threshold of Bradley and Roth, 2007).
 */
export function inkOf({ width, height, grey }: Page): Ink {
  const reach = Math.max(4, Math.round((width * AROUND) / 2));
  const sums = summed({ width, height, grey });
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const [over, under] = [top * (width + 1), bottom * (width + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const inside =
        (sums[under + right] ?? 0) -
        (sums[over + right] ?? 0) -
        (sums[under + left] ?? 0) +
        (sums[over + left] ?? 0);
      const mean = inside / ((right - left) * (bottom - top));
      dark[y * width + x] = (grey[y * width + x] ?? 255) < mean * DARKER - 2 ? 1 : 0;
    }
  }
  return { width, height, dark };
}

/**
 * Sums of all that is above and left of each point, so that any rectangle's is read in four. Pages of sixteen
 * million points fit.
 */
function summed({ width, height, grey }: Page): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    const [above, here] = [y * (width + 1), (y + 1) * (width + 1)];
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x] ?? 0;
      sums[here + x + 1] = (sums[above + x + 1] ?? 0) + row;
    }
  }
  return sums;
}
