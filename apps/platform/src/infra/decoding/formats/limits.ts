import { Refusal } from "./refusal.ts";

/** The largest photographs of telephones sold today are 48 to 50 million pixels; decoded, 200 MB. */
const MAX_PIXELS = 50_400_000;
const MAX_SIDE = 20_000;
export const MAX_PAGES = 20;

/** Called on announced dimensions, before anything is decoded. */
export function requireBoundedPixels(width: number, height: number): void {
  if (width < 1 || height < 1) throw new Refusal("damaged");
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    throw new Refusal("too_many_pixels");
}
