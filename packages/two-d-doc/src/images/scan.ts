import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { isBinaryForm } from "../code/binary-form.ts";
import type { Bitmap } from "./bitmap.ts";
import { changed, cropped } from "./pictures.ts";

/** The 2D-Docs that a page shows, as bytes; empty when none is found at first sight (some 50 ms). */
export async function glance(page: Bitmap): Promise<readonly Uint8Array[]> {
  await ready();
  return showsSomething(page) ? read(page) : [];
}

/** Levels of grey between the modules of the palest code that is read. */
const LEAST_CONTRAST = 12;
/** Times that neighbours differ so: a code of the fewest fields has a thousand modules. */
const LEAST_EDGES = 200;

/** A blank page, or part of one, is not searched: the decoder takes as long for nothing. */
function showsSomething({ grey }: Bitmap): boolean {
  let edges = 0;
  for (let at = 2; at < grey.length; at++)
    if (Math.abs((grey[at] ?? 0) - (grey[at - 2] ?? 0)) >= LEAST_CONTRAST && ++edges >= LEAST_EDGES)
      return true;
  return false;
}

/** The same, looking again in many ways: a page that has none takes a second or more. */
export async function scan(page: Bitmap): Promise<readonly Uint8Array[]> {
  await ready();
  if (!showsSomething(page)) return [];
  for (const attempt of attempts(page)) {
    const seen = await attempt();
    const found = showsSomething(seen) ? await read(seen) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * From the cheapest to the slowest. What they find is verified by its signature: a wrong reading never
 * passes.
 */
function* attempts(page: Bitmap): Generator<() => Bitmap | Promise<Bitmap>> {
  const longest = Math.max(page.width, page.height);
  yield () => page;
  if (longest > 1_500) yield () => changed(page, { scale: 0.5 });
  if (longest < 1_500) yield () => changed(page, { scale: 3 });
  yield () => changed(page, { blur: 1 });
  yield () => changed(page, { sharpen: true });
  if (longest < 1_500) yield () => changed(page, { scale: 2, blur: 1.5 });
  if (longest > 1_500) for (const part of parts(page)) yield () => part();
}

/**
 * Four by four parts of the page, each half as large again as its share so that none cuts a code, at their
 * size.
 */
function* parts(page: Bitmap): Generator<() => Bitmap> {
  const [wide, high] = [Math.ceil(page.width * 0.375), Math.ceil(page.height * 0.375)];
  for (const down of [0, 1, 2, 3])
    for (const along of [0, 1, 2, 3]) {
      const left = Math.floor(((page.width - wide) * along) / 3);
      const top = Math.floor(((page.height - high) * down) / 3);
      yield () => cropped(page, left, top, wide, high);
    }
}

const START = Buffer.from("DC0");

async function read(bitmap: Bitmap): Promise<readonly Uint8Array[]> {
  const read = await readBarcodes(inColour(bitmap), {
    formats: ["DataMatrix"],
    tryHarder: true,
    textMode: "Plain",
    maxNumberOfSymbols: 8,
  });
  return read
    .map(({ bytes }) => bytes)
    .filter((bytes) => START.equals(bytes.subarray(0, START.length)) || isBinaryForm(bytes));
}

/** The decoder takes red, green, blue, alpha. */
function inColour({ width, height, grey }: Bitmap): ImageData {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (grey[at] ?? 255) * 0x010101 + 0xff000000;
  return { width, height, colorSpace: "srgb", data: new Uint8ClampedArray(pixels.buffer) };
}

let loaded: Promise<unknown> | null = null;

/** The decoder's code is read from the disk: by default it would be downloaded. */
function ready(): Promise<unknown> {
  loaded ??= (async () => {
    const wasm = await readFile(
      createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"),
    );
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return loaded;
}
