import { type CssColor, getContrastFromHex } from "@digdir/designsystemet/color";

/** WCAG 2.2, 1.4.3: body text at any size. */
export const TEXT_CONTRAST = 4.5;

/** WCAG 2.2, 1.4.11: borders of controls and graphics. */
export const GRAPHIC_CONTRAST = 3;

const STEPS = 20;

export const contrastOf = (first: CssColor, second: CssColor): number => getContrastFromHex(first, second);

const channels = (color: CssColor): number[] => {
  const hex = color.slice(1);
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return [0, 2, 4].map((start) => Number.parseInt(long.slice(start, start + 2), 16));
};

/** Mixes two colours in sRGB; `share` is the part of the second one, from 0 to 1. */
export function mix(from: CssColor, to: CssColor, share: number): CssColor {
  const target = channels(to);
  const mixed = channels(from).map((value, index) => {
    const result = Math.round(value + ((target[index] ?? value) - value) * share);
    return result.toString(16).padStart(2, "0");
  });
  return `#${mixed.join("")}`;
}

/**
 * Moves `color` towards `anchor` by the smallest step that makes it readable against `against`.
 * The anchor is returned when nothing closer is enough: the caller chooses one that holds.
 */
export function clampContrast(color: CssColor, anchor: CssColor, against: CssColor, least: number): CssColor {
  for (let step = 0; step < STEPS; step++) {
    const candidate = mix(color, anchor, step / STEPS);
    if (contrastOf(candidate, against) >= least) return candidate;
  }
  return anchor;
}

/** Black or white, whichever reads better: one of the two always reaches 4.5:1. */
export const readableOn = (background: CssColor): CssColor =>
  contrastOf("#000000", background) >= contrastOf("#ffffff", background) ? "#000000" : "#ffffff";
