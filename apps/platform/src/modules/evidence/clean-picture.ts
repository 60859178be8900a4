import type { Cleaned } from "./formats/cleaned.ts";
import { cleanJpeg, isJpeg } from "./formats/jpeg.ts";
import { cleanPng, isPng } from "./formats/png.ts";
import { Refusal, type RefusalReason } from "./formats/refusal.ts";

export type CleanPicture = { readonly cleaned: Cleaned } | { readonly refused: RefusalReason };

/**
 * A PNG or JPEG by its content, without metadata, animation or anything after its end. Nothing is decoded: its segments are
 * walked once, so that a small file needs no worker.
 */
export function cleanPicture(file: Buffer): CleanPicture {
  try {
    if (isPng(file)) return { cleaned: cleanPng(file) };
    if (isJpeg(file)) return { cleaned: cleanJpeg(file) };
    return { refused: "unknown_type" };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason };
    throw error;
  }
}
