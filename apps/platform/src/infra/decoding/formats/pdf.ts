// A simple look at a PDF (ISO 32000-1), not a parser: names of actions are searched in the whole file and in
// every stream that inflates, so that object streams hide nothing. It stops what readers would run, not every
// malformed file; agents see documents in a sandboxed viewer all the same.

import { constants, inflateSync } from "node:zlib";
import type { Cleaned, DocumentWarning } from "../../../kernel/decoding.ts";
import { requireNoArchiveTail } from "./foreign.ts";
import { MAX_PAGES } from "./limits.ts";
import { Refusal } from "./refusal.ts";

/** Actions of section 12.6.4 that run or send something, and what carries code (12.6.4.16, 13.6, 12.7.8). */
const ACTIVE = /\/(JavaScript|Launch|SubmitForm|ImportData|RichMedia|XFA|Rendition|Movie)(?![A-Za-z])/;
const ATTACHMENT = /\/EmbeddedFiles?(?![A-Za-z])/;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const ENCRYPTED = "/Encrypt";
const MAX_INFLATED = 64 * 2 ** 20;
/** Counted for each stream, however little it holds: opening one has a price too. */
const STREAM_COST = 4_096;
/** One that breaks on the way may have held much before. */
const BROKEN_COST = 2 ** 20;
const OBJECT_STREAM = /\/ObjStm(?![A-Za-z])/;
const FLATE_ONLY = /\/Filter\s*(\/FlateDecode|\[\s*\/FlateDecode\s*\])(?![A-Za-z])/;

export function isPdf(file: Buffer): boolean {
  // At the very first byte: readers tolerate 1,024 bytes before it, and polyglots live there.
  return file.subarray(0, 5).toString("latin1") === "%PDF-";
}

/** The file as it is, when nothing in it runs. */
export function checkPdf(file: Buffer): Cleaned {
  requirePdfEnd(file);
  const whole = file.toString("latin1");
  const texts = [whole, ...decodePdfStreams(file, whole)].map(decodeNameEscapes);
  if (texts.some((text) => ACTIVE.test(text))) throw new Refusal("active_content");
  const pages = texts.reduce((sum, text) => sum + (text.match(PAGE)?.length ?? 0), 0);
  if (pages > MAX_PAGES) throw new Refusal("too_many_pages");
  const warnings: DocumentWarning[] = [];
  if (texts.some((text) => ATTACHMENT.test(text))) warnings.push("attachments");
  if (texts[0]?.includes(ENCRYPTED)) warnings.push("protected");
  else if (pages === 0) throw new Refusal("damaged");
  return { mediaType: "application/pdf", content: file, warnings };
}

/** Ends with %%EOF and nothing after but white space: no truncated file, no second file behind. */
function requirePdfEnd(file: Buffer): void {
  const end = file.lastIndexOf("%%EOF");
  if (end < 0 || file.indexOf("startxref") < 0) throw new Refusal("damaged");
  if (/[^\s\0]/.test(file.subarray(end + 5).toString("latin1"))) throw new Refusal("polyglot");
  requireNoArchiveTail(file);
}

/** In one pass: a file that writes "stream" a million times is read once, not a million times. */
function decodePdfStreams(file: Buffer, whole: string): string[] {
  const isProtected = whole.includes(ENCRYPTED);
  const found: string[] = [];
  let room = MAX_INFLATED;
  let opened = 0;
  let before = 0;
  let end = 0;
  for (const match of whole.matchAll(/(?<!end)stream\r?\n/g)) {
    const start = match.index + match[0].length;
    if (end >= 0 && end < start) end = whole.indexOf("endstream", start);
    const { text, cost } = decodeZlibStream(file.subarray(start, end < 0 ? file.length : end), room);
    const dictionary = decodeNameEscapes(whole.slice(before, match.index));
    before = Math.max(start, end);
    if (OBJECT_STREAM.test(dictionary)) {
      if (dictionary.includes("/Filter") && !(text && isPlainlyFiltered(dictionary)))
        requireProtectedPdf(isProtected);
      opened++;
    }
    room -= cost;
    if (room <= 0) throw new Refusal("active_content");
    found.push(text);
  }
  // Announced, and not found as above: readers that forgive more than we do would open it.
  if (countObjectStreams(whole) > opened) requireProtectedPdf(isProtected);
  return found;
}

const countObjectStreams = (whole: string): number =>
  decodeNameEscapes(whole).match(new RegExp(OBJECT_STREAM, "g"))?.length ?? 0;

/**
 * An object stream that cannot be looked into; no common writer makes one. What is encrypted is told to
 * agents.
 */
function requireProtectedPdf(isProtected: boolean): void {
  if (!isProtected) throw new Refusal("active_content");
}

/**
 * Flate once and nothing else: a second filter or a predictor (section 7.4.4.4) leaves other bytes than
 * readers see.
 */
function isPlainlyFiltered(dictionary: string): boolean {
  const filters = dictionary.match(/\/Filter(?![A-Za-z])/g)?.length;
  return filters === 1 && FLATE_ONLY.test(dictionary) && !/\/(DecodeParms|Crypt)/.test(dictionary);
}

/** What a stream holds, up to where it is cut; "" when it is not zlib. Throws when it would not end. */
function decodeZlibStream(stream: Buffer, room: number): { readonly text: string; readonly cost: number } {
  const [method = 0, flags = 0] = stream;
  // The two first bytes of zlib with deflate (RFC 1950 section 2.2): pictures would only fail slowly.
  const isZlib = (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
  if (!isZlib) return { text: "", cost: STREAM_COST };
  try {
    const options = { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH };
    const text = inflateSync(stream, options).toString("latin1");
    return { text, cost: Math.max(text.length, STREAM_COST) };
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal("active_content");
    return { text: "", cost: BROKEN_COST };
  }
}

/** A name may write any letter as #xx (section 7.3.5): /J#61vaScript. */
function decodeNameEscapes(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
