import type { Cleaned } from "./cleaned.ts";
import { convertHeif, isHeif } from "./heif.ts";
import { cleanJpeg, isJpeg } from "./jpeg.ts";
import { checkPdf, isPdf } from "./pdf.ts";
import { cleanPng, isPng } from "./png.ts";
import { Refusal } from "./refusal.ts";

/** The type is what the first bytes say, whatever the name says. Throws Refusal. */
export async function cleanContent(file: Buffer): Promise<Cleaned> {
  if (isPdf(file)) return checkPdf(file);
  if (isJpeg(file)) return cleanJpeg(file);
  if (isPng(file)) return cleanPng(file);
  if (isHeif(file)) return convertHeif(file);
  throw new Refusal("unknown_type");
}
