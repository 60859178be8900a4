import type { Cleaned } from "../../../kernel/decoding.ts";
import { convertHeif, isHeif } from "./heif.ts";
import { isJpeg, removeJpegMetadata } from "./jpeg.ts";
import { checkPdf, isPdf } from "./pdf.ts";
import { isPng, removePngMetadata } from "./png.ts";
import { Refusal } from "./refusal.ts";

/** The type is what the first bytes say, whatever the name says. Throws Refusal. */
export async function removeContentMetadata(file: Buffer): Promise<Cleaned> {
  if (isPdf(file)) return checkPdf(file);
  if (isJpeg(file)) return removeJpegMetadata(file);
  if (isPng(file)) return removePngMetadata(file);
  if (isHeif(file)) return convertHeif(file);
  throw new Refusal("unknown_type");
}

/**
 * A PNG or JPEG by its content, without metadata, animation or anything after its end. No pixel is decoded:
 * its segments are walked once. Throws Refusal.
 */
export function removePictureMetadata(file: Buffer): Cleaned {
  if (isPng(file)) return removePngMetadata(file);
  if (isJpeg(file)) return removeJpegMetadata(file);
  throw new Refusal("unknown_type");
}
