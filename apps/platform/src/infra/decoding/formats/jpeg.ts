import type { Cleaned, PictureSize } from "../../../kernel/decoding.ts";
import { encodeOrientation, parseOrientation } from "./exif-orientation.ts";
import { requireNoForeignTail } from "./foreign.ts";
import { requireBoundedPixels } from "./limits.ts";
import { Refusal } from "./refusal.ts";

// Markers of ITU-T T.81 table B.1.
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const APP14 = 0xee;
/**
 * Tables and frame headers. Every APPn is metadata but the one that says how Adobe coded the colours; so is
 * COM.
 */
const KEPT = new Set([0xdb, 0xc4, 0xdd, 0xcc]);
/** What Adobe's segment holds: its name, then seven bytes (Adobe TN 5116, section 18). */
const ADOBE_BYTES = 12;

export function isJpeg(file: Buffer): boolean {
  return file[0] === 0xff && file[1] === SOI && file[2] === 0xff;
}

/** Without metadata, thumbnail, comment or trailing bytes; pixels untouched, orientation kept. */
export function removeJpegMetadata(file: Buffer): Cleaned {
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  let size: PictureSize | undefined;
  let at = 2;
  for (let part = readJpegSegment(file, at); part.marker !== EOI; part = readJpegSegment(file, at)) {
    at = part.marker === SOS ? endOfScan(file, part.end) : part.end;
    if (part.marker === APP1) orientation ??= parseOrientation(part.body);
    if (isFrame(part.marker)) size = parseJpegSize(part.body);
    if (part.marker === SOS && !size) throw new Refusal("damaged");
    if (isPicture(part)) kept.push(file.subarray(part.start, at));
  }
  if (!kept.some((part) => part[1] === SOS)) throw new Refusal("damaged");
  requireNoForeignTail(file.subarray(file.indexOf(Buffer.of(0xff, EOI), at) + 2));
  const oriented = orientation === undefined ? [] : [encodeOrientation(orientation)];
  const content = Buffer.concat([Buffer.of(0xff, SOI), ...oriented, ...kept, Buffer.of(0xff, EOI)]);
  return { mediaType: "image/jpeg", content, warnings: [], ...(size ? { size } : {}) };
}

function isPicture({ marker, body }: { readonly marker: number; readonly body: Buffer }): boolean {
  if (marker === APP14) return body.length === ADOBE_BYTES && body.toString("latin1", 0, 5) === "Adobe";
  return marker === SOS || isFrame(marker) || KEPT.has(marker);
}

/** SOF0 to SOF15, which are not DHT (C4), JPG (C8) or DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function parseJpegSize(body: Buffer): PictureSize {
  if (body.length < 6) throw new Refusal("damaged");
  const size = { width: body.readUInt16BE(3), height: body.readUInt16BE(1) };
  requireBoundedPixels(size.width, size.height);
  return size;
}

function readJpegSegment(file: Buffer, from: number) {
  let start = from;
  // A marker may be preceded by fill bytes (T.81 section B.1.1.2).
  while (file[start] === 0xff && file[start + 1] === 0xff) start++;
  const marker = file[start + 1];
  if (file[start] !== 0xff || marker === undefined) throw new Refusal("damaged");
  if (marker === EOI) return { marker, start, body: Buffer.alloc(0), end: start + 2 };
  if (start + 4 > file.length) throw new Refusal("damaged");
  const end = start + 2 + file.readUInt16BE(start + 2);
  if (end > file.length || end < start + 4) throw new Refusal("damaged");
  return { marker, start, body: file.subarray(start + 4, end), end };
}

/** Where the coded data ends: the first marker that is neither a stuffed FF (00) nor a restart (D0 to D7). */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Refusal("damaged");
}
