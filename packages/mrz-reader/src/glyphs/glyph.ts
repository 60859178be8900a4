/** Letters of a zone (ICAO 9303-3, section 4.3). */
export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

/** Size of a letter's drawing: the width of a cell, the height of a capital and a little around. */
export const WIDE = 20;
export const HIGH = 28;
/** Share of the drawing above a capital, and below. */
export const MARGIN = 0.1;

/** A drawing brought to a mean of 0 and a length of 1: two of them are as alike as their product. Null for a blank one. */
export function normalised(drawing: ArrayLike<number>): Float32Array | null {
  let mean = 0;
  for (let at = 0; at < drawing.length; at++) mean += (drawing[at] ?? 0) / drawing.length;
  const centred = Float32Array.from(drawing, (value) => value - mean);
  let length = 0;
  for (const value of centred) length += value * value;
  return length < 1 ? null : centred.map((value) => value / Math.sqrt(length));
}
