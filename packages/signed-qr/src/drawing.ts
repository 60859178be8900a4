import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import encodeQR from "qr";
import decodeQR from "qr/decode.js";

/**
 * The squares of a QR code (ISO/IEC 18004), dark where true, its quiet zone of four squares around it. Level
 * M: a scratch or a fold on fifteen percent of it is no trouble.
 */
export const qrCells = (text: string): readonly (readonly boolean[])[] =>
  encodeQR(text, "raw", { ecc: "medium", border: 4 });

/** Red, green, blue, opacity, for each point. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The text of the code on a picture. Throws when there is none. */
export const readPicture = (picture: Picture): string => decodeQR(picture);

const published = (name: string): string => readFileSync(fileURLToPath(import.meta.resolve(name)), "utf8");

/** The module that draws, as its author publishes it, to be served to a browser: it imports nothing. */
export const drawingModule = (): string => published("qr");

/**
 * The module that reads pictures, likewise.
 * @param drawing the address of the other one, which it imports
 */
export const readingModule = (drawing: string): string =>
  published("qr/decode.js").replace(/from '\.\/index\.js'/, `from "${drawing}"`);
