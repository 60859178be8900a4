/**
 * Ç É à â ä ç é è ê ë î ï ô ö ù û ü in Mac Roman; in Windows-1252 they are quotes, dashes and letters that
 * French has not.
 */
const MAC_LETTERS: ReadonlySet<number> = new Set([
  0x82, 0x83, 0x88, 0x89, 0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x94, 0x95, 0x99, 0x9a, 0x9d, 0x9e, 0x9f,
]);

const isAsciiLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/**
 * Tells Mac Roman from Windows-1252 in bytes that are not UTF-8, a piece at a time: letters that touch a
 * plain letter, in one and in the other; the more are right. Windows-1252 has its own from 0xC0 on.
 */
export class MacRoman {
  #mac = 0;
  #windows = 0;

  take(bytes: Uint8Array): this {
    bytes.forEach((byte, at) => {
      if (byte < 0x80 || !(isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + 1]))) return;
      if (MAC_LETTERS.has(byte)) this.#mac++;
      else if (byte >= 0xc0 && byte !== 0xd5) this.#windows++;
    });
    return this;
  }

  isLikely(): boolean {
    return this.#mac > this.#windows;
  }
}
