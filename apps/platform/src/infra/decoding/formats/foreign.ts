import { Refusal } from "./refusal.ts";

const ZIP_END = Buffer.from("PK\x05\x06", "latin1");
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_MAX = 65_535;

/** Beginnings of formats that something else than an image or PDF reader would run or unpack. */
const FOREIGN = /^\s*(PK|MZ|.ELF|%PDF-|Rar!|7z|<(!doctype|html|script|svg|\?xml|\?php))/i;

/** Refuses a file that is also an archive: a ZIP is read from its end (APPNOTE.TXT section 4.3.16). */
export function requireNoArchiveTail(file: Buffer): void {
  const from = Math.max(0, file.length - ZIP_END_BYTES - ZIP_COMMENT_MAX);
  for (let at = file.indexOf(ZIP_END, from); at >= 0; at = file.indexOf(ZIP_END, at + 1)) {
    const fits = at + ZIP_END_BYTES <= file.length;
    if (fits && at + ZIP_END_BYTES + file.readUInt16LE(at + 20) === file.length)
      throw new Refusal("polyglot");
  }
}

/**
 * What follows the end of an image is dropped in any case (telephones append previews there); another format
 * appended is no accident.
 */
export function requireNoForeignTail(tail: Buffer): void {
  if (FOREIGN.test(tail.subarray(0, 64).toString("latin1"))) throw new Refusal("polyglot");
}
