import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

/** Pixels of a module: what a printer of 150 dots an inch and a telephone both read. */
const SCALE = 4;

/** Where the code stands on a page, as on most bills: under its head, on the right. */
const PLACE = { top: 0.05, right: 0.06 } as const;

/**
 * Draws a code as a DataMatrix on the picture of a page, and gives the page back as a PNG. For specimens and
 * demonstrations: a town that seals documents prints its own.
 */
export async function drawCode(literal: string, page: Uint8Array): Promise<Buffer> {
  const wasm = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/writer/zxing_writer.wasm"));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const { image, error } = await writeBarcode(Buffer.from(literal, "latin1"), {
    format: "DataMatrix",
    scale: SCALE,
  });
  if (image === null) throw new RangeError(`This code cannot be drawn: ${error}`);
  const input = Buffer.from(await image.arrayBuffer());
  const code = await sharp(input).metadata();
  const { width, height } = await sharp(page).metadata();
  const left = Math.round(width * (1 - PLACE.right)) - code.width;
  return sharp(page)
    .composite([{ input, left, top: Math.round(height * PLACE.top) }])
    .png()
    .toBuffer();
}
