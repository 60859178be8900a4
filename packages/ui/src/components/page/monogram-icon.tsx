import { renderToString } from "preact-render-to-string";
import { readableOn } from "../../theme/contrast.ts";
import { isHex } from "../../theme/hex.ts";
import { monogramOf } from "./monogram.ts";

/**
 * The icon of a browser's tab: an SVG document to serve as `image/svg+xml`.
 *
 * @param hex six digits, as `#0057A3`
 * @throws RangeError when it is not such a colour
 */
export function monogramIcon(name: string, hex: string): string {
  if (!isHex(hex)) throw new RangeError(`Not a six-digit colour: ${hex}`);
  return renderToString(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">
      <title>{name}</title>
      <rect width="44" height="44" rx="10" fill={hex} />
      <text
        x="22"
        y="30"
        text-anchor="middle"
        font-family="sans-serif"
        font-size="22"
        font-weight="700"
        fill={readableOn(hex)}
      >
        {monogramOf(name)}
      </text>
    </svg>,
  );
}
