import { existsSync } from "node:fs";
import sharp from "sharp";
import { ALPHABET, HIGH, MARGIN, WIDE } from "../glyphs/glyph.ts";

/** OCR-B, from Debian's fonts-ocr-b: in the public domain. */
const FONT = "/usr/share/fonts/opentype/ocr-b/OCRB.otf";
export const hasFont = existsSync(FONT);

interface Drawn {
  readonly width: number;
  readonly height: number;
  /** 255 is ink. */
  readonly ink: Uint8Array;
}

/** A line of OCR-B, cut to its ink. */
export async function drawLine(line: string, size: number): Promise<Drawn> {
  const text = line.replaceAll("<", "&lt;");
  const { data, info } = await sharp({ text: { text, font: `OCR B ${size}`, fontfile: FONT, dpi: 72 } })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, ink: data };
}

/**
 * Each letter of the alphabet as the reader knows it, one byte a point: drawn large between two H, which say
 * where its cell is.
 */
export async function drawGlyphs(): Promise<readonly Uint8Array[]> {
  const size = 200;
  const [one, two] = [await drawLine("H", size), await drawLine("HH", size)];
  const pitch = two.width - one.width;
  return Promise.all(
    [...ALPHABET].map((letter) => drawGlyph(letter, size, { pitch, width: one.width, height: one.height })),
  );
}

async function drawGlyph(letter: string, size: number, h: { pitch: number; width: number; height: number }) {
  const drawn = await drawLine(`H${letter}H`, size);
  const left = Math.round(h.width / 2 + h.pitch / 2);
  const around = Math.round((h.height * MARGIN) / (1 - 2 * MARGIN));
  const above = await inkAbove(letter, size, h.height);
  const page = sharp(drawn.ink, { raw: { width: drawn.width, height: drawn.height, channels: 1 } });
  const high = h.height + 2 * around;
  const padded = await page
    .extend({ top: Math.max(0, around - above), bottom: high, left: 0, right: 0, background: "#000" })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cell = sharp(padded.data, {
    raw: { width: padded.info.width, height: padded.info.height, channels: 1 },
  })
    .extract({ left, top: Math.max(0, above - around), width: Math.round(h.pitch), height: high })
    .resize({ width: WIDE, height: HIGH, fit: "fill" })
    .toColourspace("b-w");
  return new Uint8Array(await cell.raw().toBuffer());
}

/** Rows of a letter that rise above a capital H, which shift the picture cut to its ink. */
async function inkAbove(letter: string, size: number, height: number): Promise<number> {
  const drawn = await drawLine(`H${letter}H`, size);
  const firstColumns = 4;
  for (let y = 0; y < drawn.height; y++)
    for (let x = 0; x < firstColumns; x++)
      if ((drawn.ink[y * drawn.width + x] ?? 0) > 128) return Math.max(0, Math.min(y, drawn.height - height));
  return 0;
}

/** A card, with a heading in another type and its zone below. */
export async function aCard(lines: readonly string[], size = 26): Promise<Buffer> {
  const drawn = await Promise.all(lines.map((line) => drawLine(line, size)));
  const width = Math.max(800, ...drawn.map((line) => line.width)) + 120;
  const height = Math.round(width * 0.7);
  const step = Math.round(size * 1.6);
  const zone = await Promise.all(
    drawn.map(async (line, at) => ({
      input: await asPicture(line),
      left: 60,
      top: height - 60 + (at - drawn.length) * step,
    })),
  );
  const text = {
    text: "RÉPUBLIQUE FRANÇAISE\nCarte nationale d’identité",
    font: "sans 24",
    dpi: 72,
    rgba: true,
  };
  return sharp({ create: { width, height, channels: 3, background: "#e8efe4" } })
    .composite([...zone, { input: { text }, left: 80, top: 60 }])
    .png()
    .toBuffer();
}

const asPicture = ({ width, height, ink }: Drawn): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#111" } })
    .joinChannel(Buffer.from(ink), { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
