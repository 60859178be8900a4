// A simple look at a PDF (ISO 32000-1), not a parser: names of actions are searched in the whole file and in every
// stream that inflates, so that object streams hide nothing. It stops what readers would run, not every malformed file;
// agents see documents in a sandboxed viewer all the same.

import { inflateSync } from "node:zlib";
import type { Cleaned, DocumentWarning } from "./cleaned.ts";
import { refuseArchiveTail } from "./foreign.ts";
import { MAX_PAGES } from "./limits.ts";
import { Refusal } from "./refusal.ts";

/** Actions of section 12.6.4 that run or send something, and what carries code (12.6.4.16, 13.6, 12.7.8). */
const ACTIVE = /\/(JavaScript|Launch|SubmitForm|ImportData|RichMedia|XFA|Rendition|Movie)(?![A-Za-z])/;
const ATTACHMENT = /\/EmbeddedFiles?(?![A-Za-z])/;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const ENCRYPTED = "/Encrypt";
const MAX_INFLATED = 64 * 2 ** 20;
const DICTIONARY_BYTES = 1_024;

export function isPdf(file: Buffer): boolean {
  // At the very first byte: readers tolerate 1,024 bytes before it, and polyglots live there.
  return file.subarray(0, 5).toString("latin1") === "%PDF-";
}

/** The file as it is, when nothing in it runs. */
export function checkPdf(file: Buffer): Cleaned {
  refuseTail(file);
  const whole = file.toString("latin1");
  const texts = [whole, ...inflatedStreams(file, whole)].map(withoutEscapes);
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
function refuseTail(file: Buffer): void {
  const end = file.lastIndexOf("%%EOF");
  if (end < 0 || file.indexOf("startxref") < 0) throw new Refusal("damaged");
  if (/[^\s\0]/.test(file.subarray(end + 5).toString("latin1"))) throw new Refusal("polyglot");
  refuseArchiveTail(file);
}

function inflatedStreams(file: Buffer, whole: string): string[] {
  const isProtected = whole.includes(ENCRYPTED);
  const found: string[] = [];
  let room = MAX_INFLATED;
  for (const match of whole.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = whole.indexOf("endstream", start);
    const text = inflated(file.subarray(start, end < 0 ? file.length : end), room);
    if (text === "" && !isProtected) refuseHiddenObjects(whole, match.index);
    room -= text.length;
    found.push(text);
  }
  return found;
}

/** An object stream behind another filter than Flate cannot be looked into; no common writer makes one. */
function refuseHiddenObjects(whole: string, streamAt: number): void {
  const before = withoutEscapes(whole.slice(Math.max(0, streamAt - DICTIONARY_BYTES), streamAt));
  const dictionary = before.slice(before.lastIndexOf(" obj") + 1);
  if (dictionary.includes("/ObjStm") && dictionary.includes("/Filter")) throw new Refusal("active_content");
}

/** What a stream holds; nothing when it is not zlib. Throws when it would not end: a bomb, or far too rich for a scan. */
function inflated(stream: Buffer, room: number): string {
  // The first byte of zlib with deflate (RFC 1950 section 2.2): pictures would only fail slowly.
  if (((stream[0] ?? 0) & 0x0f) !== 8) return "";
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, room) }).toString("latin1");
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal("active_content");
    return "";
  }
}

/** A name may write any letter as #xx (section 7.3.5): /J#61vaScript. */
function withoutEscapes(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
