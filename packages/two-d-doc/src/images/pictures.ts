import sharp from "sharp";
import { type Bitmap, UnreadableDocument } from "./bitmap.ts";
import type { Limits } from "./limits.ts";

/**
 * A picture in grey, on white, its longest side within the limit.
 * @throws UnreadableDocument
 */
export async function readPicture(bytes: Uint8Array, { pixels, side }: Limits): Promise<Bitmap> {
  await refuseHuge(bytes, pixels);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixels, failOn: "truncated", pages: 1 })
      .autoOrient()
      // A transparent background reads as black, on which no DataMatrix is found.
      .flatten({ background: "#fff" })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, grey: data };
  } catch {
    throw new UnreadableDocument("damaged");
  }
}

async function refuseHuge(bytes: Uint8Array, pixels: number): Promise<void> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height <= pixels) return;
  } catch {
    throw new UnreadableDocument("damaged");
  }
  throw new UnreadableDocument("too-large");
}

/** The same page at another size, or softened: codes that one size hides, another shows. */
export async function changed(
  { width, height, grey }: Bitmap,
  {
    scale = 1,
    blur,
    sharpen,
  }: { readonly scale?: number; readonly blur?: number; readonly sharpen?: boolean },
): Promise<Bitmap> {
  let image = sharp(grey, { raw: { width, height, channels: 1 } }).resize({
    width: Math.max(1, Math.round(width * scale)),
  });
  if (blur !== undefined) image = image.blur(blur);
  if (sharpen) image = image.sharpen({ sigma: 2 });
  const { data, info } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

/** A part of the page. */
export function cropped(
  { width, grey }: Bitmap,
  left: number,
  top: number,
  wide: number,
  high: number,
): Bitmap {
  const part = new Uint8Array(wide * high);
  for (let row = 0; row < high; row++) {
    const start = (top + row) * width + left;
    part.set(grey.subarray(start, start + wide), row * wide);
  }
  return { width: wide, height: high, grey: part };
}
