import { crc32 } from "node:zlib";
import type { Cleaned, PictureSize } from "../../../kernel/decoding.ts";
import { requireNoForeignTail } from "./foreign.ts";
import { requireBoundedPixels } from "./limits.ts";
import { Refusal } from "./refusal.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/**
 * What draws (PNG third edition, sections 11.2 and 11.3). Text, time, Exif, profiles and private chunks are
 * dropped.
 */
const KEPT = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "sBIT",
  "bKGD",
  "pHYs",
]);

export function isPng(file: Buffer): boolean {
  return file.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** Without metadata, animation or trailing bytes; pixels untouched. Every chunk's CRC is checked. */
export function removePngMetadata(file: Buffer): Cleaned {
  const kept: Buffer[] = [SIGNATURE];
  const types = new Set<string>();
  let at = SIGNATURE.length;
  let size: PictureSize = { width: 0, height: 0 };
  while (!types.has("IEND")) {
    const { type, body, end } = readPngChunk(file, at);
    if (types.size === 0 && type !== "IHDR") throw new Refusal("damaged");
    if (type === "IHDR") size = parsePngSize(body);
    if (KEPT.has(type)) kept.push(file.subarray(at, end));
    types.add(type);
    at = end;
  }
  if (!types.has("IDAT")) throw new Refusal("damaged");
  requireNoForeignTail(file.subarray(at));
  return { mediaType: "image/png", content: Buffer.concat(kept), warnings: [], size };
}

function readPngChunk(file: Buffer, at: number) {
  if (at + 12 > file.length) throw new Refusal("damaged");
  const bodyEnd = at + 8 + file.readUInt32BE(at);
  if (bodyEnd + 4 > file.length) throw new Refusal("damaged");
  if (crc32(file.subarray(at + 4, bodyEnd)) !== file.readUInt32BE(bodyEnd)) throw new Refusal("damaged");
  const type = file.subarray(at + 4, at + 8).toString("latin1");
  return { type, body: file.subarray(at + 8, bodyEnd), end: bodyEnd + 4 };
}

function parsePngSize(body: Buffer): PictureSize {
  if (body.length !== 13) throw new Refusal("damaged");
  const size = { width: body.readUInt32BE(0), height: body.readUInt32BE(4) };
  requireBoundedPixels(size.width, size.height);
  return size;
}
