import { SealedFileError } from "./sealed-file-error.ts";

/**
 * ContentInfo, envelope, recipient, certificate, name: a dozen levels. The parser is recursive: nothing
 * deeper reaches it.
 */
const DEEPEST = 24;
/** A streamed file of thirty megabytes, in pieces of eight kilobytes, has four thousand. */
const MOST_VALUES = 20_000;

/**
 * Walks the tags and lengths of BER without recursion and without reading any value, so that what comes next
 * meets neither a length beyond the file, nor a depth, nor a number of values that it was not made for.
 * Throws cut_short, too_deep, not_sealed.
 */
export function requireBounded(bytes: Uint8Array): void {
  /** Where each value open ends; Infinity: at its two zero bytes. */
  const ends: number[] = [];
  let at = 0;
  for (let values = 0; at < bytes.length; values += 1) {
    if (values > MOST_VALUES) throw new SealedFileError("too_deep");
    const head = readHead(bytes, at);
    const limit = ends.findLast((end) => end !== Number.POSITIVE_INFINITY) ?? bytes.length;
    at = head.content;
    if (head.isEnd) {
      if (ends.pop() !== Number.POSITIVE_INFINITY) throw new SealedFileError("not_sealed");
    } else if (head.length === undefined) ends.push(Number.POSITIVE_INFINITY);
    else if (at + head.length > limit)
      throw new SealedFileError(limit === bytes.length ? "cut_short" : "not_sealed");
    else if (head.isConstructed) ends.push(at + head.length);
    else at += head.length;
    if (ends.length > DEEPEST) throw new SealedFileError("too_deep");
    while (ends.at(-1) === at) ends.pop();
    if (ends.length === 0) break;
  }
  if (ends.length > 0) throw new SealedFileError("cut_short");
  // Not a byte more: what hides after the end is in no signature.
  if (at !== bytes.length) throw new SealedFileError("not_sealed");
}

export interface Head {
  readonly content: number;
  /** Undefined: until two zero bytes. */
  readonly length: number | undefined;
  readonly isConstructed: boolean;
  readonly isEnd: boolean;
}

/** Throws cut_short, not_sealed. */
export function readHead(bytes: Uint8Array, at: number): Head {
  const tag = byteAt(bytes, at);
  // CMS has no tag above 30.
  if ((tag & 0x1f) === 0x1f) throw new SealedFileError("not_sealed");
  const first = byteAt(bytes, at + 1);
  const isConstructed = (tag & 0x20) !== 0;
  if (first < 0x80) {
    const isEnd = tag === 0;
    if (isEnd && first !== 0) throw new SealedFileError("not_sealed");
    return { content: at + 2, length: first, isConstructed, isEnd };
  }
  if (first === 0x80) {
    if (!isConstructed) throw new SealedFileError("not_sealed");
    return { content: at + 2, length: undefined, isConstructed, isEnd: false };
  }
  const count = first & 0x7f;
  // Four gigabytes at most; a longer length is nobody's.
  if (count > 4) throw new SealedFileError("not_sealed");
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + byteAt(bytes, at + 2 + index);
  return { content: at + 2 + count, length, isConstructed, isEnd: false };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new SealedFileError("cut_short");
  return byte;
}
