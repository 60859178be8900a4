import { contrastOf, TEXT_CONTRAST } from "./contrast.ts";
import { isHex } from "./hex.ts";
import { paletteOf } from "./palette.ts";

/** What a theme does to a colour that would not be read or seen on a light page. */
export type Adjustment = "darker_links" | "edged_buttons";

/** @throws RangeError when it is not six digits, as `#0057a3` */
export function adjustmentsOf(hex: string): readonly Adjustment[] {
  if (!isHex(hex)) throw new RangeError(`Not a six-digit colour: ${hex}`);
  const palette = paletteOf(hex, "light");
  return [
    ...(contrastOf(hex, palette["background-default"]) < TEXT_CONTRAST ? ["darker_links" as const] : []),
    ...(palette["base-border"] === palette["base-default"] ? [] : ["edged_buttons" as const]),
  ];
}
