// Files built byte by byte, so that a test says what is in them. gradient.heic is our own 64 × 40 gradient,
// encoded with heif-enc of Debian's libheif-examples (quality 60): HEVC cannot be encoded with what the
// project installs.

import { readFile } from "node:fs/promises";
import { crc32, deflateSync } from "node:zlib";
import jpeg from "jpeg-js";

export const heicPhoto = () => readFile(new URL("./fixtures/gradient.heic", import.meta.url));

/** A tiny photograph of one colour; two shades give two different files. */
export function aJpeg(shade = 120, side = 16): Buffer {
  const data = Buffer.alloc(side * side * 4, shade);
  return Buffer.from(jpeg.encode({ width: side, height: side, data }, 80).data);
}

/** The same photograph as a telephone would write it: held upright, with its place and maker. */
export function aTelephoneJpeg(orientation = 6): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  const exif = Buffer.concat([
    Buffer.from("Exif\0\0", "latin1"),
    tiff,
    Buffer.from("GPS 49.18 N 0.37 W ACME-PHONE"),
  ]);
  const comment = Buffer.from("<script>alert(1)</script>");
  const plain = aJpeg();
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xfe, comment),
    plain.subarray(2),
  ]);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export function aPng(options: { width?: number; height?: number; extra?: readonly Buffer[] } = {}): Buffer {
  const { width = 4, height = 4, extra = [] } = options;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc((1 + 4 * 3) * 4, 0));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", pixels),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  crc.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, crc]);
}

/**
 * A PDF with these pages and these objects besides; its cross-reference table is not looked at by anyone
 * here.
 */
export function aPdf(options: { pages?: number; objects?: readonly (string | Buffer)[] } = {}): Buffer {
  const { pages = 1, objects = [] } = options;
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages >> endobj\n",
    ),
    ...Array.from({ length: pages }, (_, page) =>
      Buffer.from(`${page + 10} 0 obj << /Type /Page /Parent 2 0 R >> endobj\n`),
    ),
    ...objects.map((object) => Buffer.from(object)),
    Buffer.from("\nxref\n0 0\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"),
  ]);
}

/** An object stream, where a PDF hides its dictionaries compressed. */
export function anObjectStream(inside: string): Buffer {
  const body = deflateSync(Buffer.from(inside));
  return Buffer.concat([
    Buffer.from(
      `90 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${body.length} >>\nstream\n`,
    ),
    body,
    Buffer.from("\nendstream endobj\n"),
  ]);
}

/** The end of an empty ZIP: enough for any unzip to take the whole file for an archive. */
export const emptyZip: Buffer = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");
