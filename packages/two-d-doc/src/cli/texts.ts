import { GS, RS, US } from "../code/control.ts";

/** Control characters as specimens, editors and JSON write them. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/<GS>|\\u001d|\\x1d|\u241d/g, GS],
  [/<RS>|\\u001e|\\x1e|\u241e/g, RS],
  [/<US>|\\u001f|\\x1f|\u241f/g, US],
];

/** They are read so when the text has no real one: those of the code itself are never touched. */
function withControls(text: string): string {
  if (text.includes(US)) return text;
  return WRITTEN.reduce((read, [written, control]) => read.replace(written, control), text);
}

/** The code that a JSON string holds; null for another line. */
export function codeOfLine(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "string" ? withControls(value) : null;
  } catch {
    return null;
  }
}

/** What a file says, in the encodings that editors save; null when it is no text. */
export function textOf(bytes: Buffer): string | null {
  // Version 01 ends with the bytes of its signature, whatever they are.
  if (bytes.subarray(0, 4).toString("latin1") === "DC01") return bytes.toString("latin1");
  const text = decoded(bytes).replace(/^\ufeff/, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds, beside the separators of a code
  return /[\0-\u0008\u000e-\u001b]/.test(text) ? null : text;
}

function decoded(bytes: Buffer): string {
  if (bytes.length > 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // An editor saves accents in UTF-8; the code itself holds ISO 8859-1.
    return bytes.toString("latin1");
  }
}

/**
 * Version 01 may hold line feeds in its signature: its file is one code. In the others each line that may be
 * one is.
 */
export function linesOfText(text: string): readonly string[] {
  if (text.startsWith("DC01")) return [text];
  return text
    .split(/\r?\n/)
    .map((line) => codeOfLine(line) ?? withControls(line))
    .filter((line) => line.startsWith("DC") || line.includes(US));
}
