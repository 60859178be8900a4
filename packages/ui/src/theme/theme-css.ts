import { colorCss } from "./css.ts";
import { type Display, inDisplay } from "./display.ts";
import { isHex } from "./hex.ts";

/**
 * The stylesheet of one authority: its colour, light, dark and in high contrast.
 * Same colour, same bytes: it may be cached for ever under a name that carries the colour.
 *
 * @param hex six digits, as `#0057A3`
 * @throws RangeError when it is not such a colour
 */
export function themeCss(hex: string, display: Display = "device"): string {
  if (!isHex(hex)) throw new RangeError(`Not a six-digit colour: ${hex}`);
  return inDisplay(colorCss("accent", hex), display);
}
