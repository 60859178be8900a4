import { MacRoman } from "@ardeco/duplicates";
import { LineEnds } from "./line-ends.ts";

export type ReceivedEncoding = "utf-8" | "utf-16" | "windows-1252" | "macintosh";

/** Why a file is not read at all, whatever its name. */
export type ContentProblem = "empty" | "spreadsheet" | "compressed" | "not_text" | "header_too_long";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LONGEST_HEADER = 20_000;

/** From its first bytes (a few thousands suffice). */
function findContentProblem(head: Buffer): ContentProblem | undefined {
  if (head.length === 0) return "empty";
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  // "PK": xlsx and ods are archives too; D0CF11E0: the former format of spreadsheets.
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0)) return "spreadsheet";
  if (
    begins(0x1f, 0x8b) ||
    begins(0x42, 0x5a, 0x68) ||
    begins(0xfd, 0x37, 0x7a) ||
    begins(0x28, 0xb5, 0x2f, 0xfd) ||
    begins(0x37, 0x7a, 0xbc)
  )
    return "compressed";
  if (begins(0x25, 0x50, 0x44, 0x46)) return "not_text";
  return undefined;
}

/** UTF-16 by its mark, or by the empty byte beside each letter. */
function findUtf16Encoding(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const sample = head.subarray(0, 200);
  if (sample.length < 8) return undefined;
  const empty = [0, 1].map((side) => sample.filter((byte, at) => at % 2 === side && byte === 0).length);
  const half = sample.length / 2;
  if ((empty[1] ?? 0) > half * 0.8 && (empty[0] ?? 0) === 0) return "utf-16le";
  return (empty[0] ?? 0) > half * 0.8 && (empty[1] ?? 0) === 0 ? "utf-16be" : undefined;
}

/**
 * Watches a file come in, piece after piece: refuses what is no text as soon as it shows, turns UTF-16 into
 * UTF-8, and says at the end how it is written. What it gives back is what is kept: its lines all end alike.
 */
export class ContentWatch {
  #wide: TextDecoder | undefined;
  #utf8: TextDecoder | undefined = new TextDecoder("utf-8", { fatal: true });
  readonly #mac = new MacRoman();
  readonly #lineEnds = new LineEnds();
  #started = false;
  #head: Buffer = Buffer.alloc(0);
  #headerSeen = false;

  /** The first piece has some thousands of bytes, unless the file has fewer. */
  take(piece: Buffer): Buffer | ContentProblem {
    if (!this.#started) {
      this.#started = true;
      const problem = findContentProblem(piece);
      if (problem) return problem;
      const wide = findUtf16Encoding(piece);
      if (wide) this.#wide = new TextDecoder(wide);
      if (piece.subarray(0, 3).equals(BOM)) return this.#check(piece.subarray(3));
    }
    return this.#check(this.#wide ? Buffer.from(this.#wide.decode(piece, { stream: true })) : piece);
  }

  #check(text: Buffer): Buffer | ContentProblem {
    if (text.includes(0)) return "not_text";
    const kept = this.#lineEnds.take(text);
    if (this.#utf8 && !canDecode(this.#utf8, kept)) this.#utf8 = undefined;
    // Whatever came before is read alike in either.
    if (!this.#utf8) this.#mac.take(kept);
    if (!this.#headerSeen) {
      this.#head = Buffer.concat([this.#head, kept]);
      const ends = this.#head.indexOf(0x0a);
      this.#headerSeen = ends >= 0;
      if ((ends < 0 ? this.#head.length : ends) > LONGEST_HEADER) return "header_too_long";
    }
    return kept;
  }

  /** Bytes that a decoder still held, and how the file is written. */
  end(): { readonly rest: Buffer; readonly receivedAs: ReceivedEncoding; readonly header: Buffer } {
    const rest = Buffer.concat([
      this.#lineEnds.take(Buffer.from(this.#wide?.decode() ?? "")),
      this.#lineEnds.end(),
    ]);
    if (this.#utf8 && !canDecode(this.#utf8, rest, true)) this.#utf8 = undefined;
    return { rest, receivedAs: this.#receivedAs(), header: this.#head };
  }

  #receivedAs(): ReceivedEncoding {
    if (this.#wide) return "utf-16";
    if (this.#utf8) return "utf-8";
    return this.#mac.isLikely() ? "macintosh" : "windows-1252";
  }
}

function canDecode(decoder: TextDecoder, bytes: Buffer, last = false): boolean {
  try {
    decoder.decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}
