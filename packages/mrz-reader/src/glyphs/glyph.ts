/** Letters of a zone (ICAO 9303-3, section 4.3). */
export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

/** Size of a letter's drawing: the width of a cell, the height of a capital and a little around. */
export const WIDE = 20;
export const HIGH = 28;
/** Share of the drawing above a capital, and below. */
export const MARGIN = 0.1;

/**
 * A drawing brought to a mean of 0 and a length of 1: two of them are as alike as their product. Null for a
 * blank one.
 */
export function normalised(drawing: ArrayLike<number>): Float32Array | null {
  const { length } = drawing;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < length; at++) {
    const value = drawing[at] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / length;
  const spread = squares - sum * mean;
  if (spread < 1) return null;
  const [scale, brought] = [1 / Math.sqrt(spread), new Float32Array(length)];
  for (let at = 0; at < length; at++) brought[at] = ((drawing[at] ?? 0) - mean) * scale;
  return brought;
}
