import type { Encoding } from "./format.ts";

const BOM = "\u{feff}";

/**
 * Windows-1252 as browsers and spreadsheets read it (WHATWG Encoding, section 9.1), turned the other way
 * round.
 */
const windows1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/** False when a character has no byte in this encoding: it is never replaced by another. */
export function canEncode(text: string, encoding: Encoding): boolean {
  if (encoding === "windows-1252") return [...text].every((character) => windows1252.has(character));
  // Half a surrogate pair has no bytes in UTF-8 either.
  return text.isWellFormed();
}

/** Throws TypeError when a character cannot be written: ask canEncode first. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding !== "windows-1252") return Buffer.from(encoding === "utf-8-bom" ? BOM + text : text);
  return Buffer.from(
    [...text].map((character) => {
      const byte = windows1252.get(character);
      if (byte === undefined) throw new TypeError("a character has no byte in this encoding");
      return byte;
    }),
  );
}

/** UTF-8 when it is, Windows-1252 otherwise: what a spreadsheet saves. */
export function decode(content: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}
