/**
 * One record of a file: its cells' bytes, where it lies, on which line it begins; or why it cannot be read.
 */
export interface RawRecord {
  readonly line: number;
  /** Where the next one begins. */
  readonly next: Position;
  readonly bytes: Buffer;
  readonly problem?: "line_too_long" | "quote_open";
}

export interface Position {
  readonly byte: number;
  /** Number of the line that begins there, from 1. */
  readonly line: number;
}

/** A record of two hundred columns of ordinary length, and some. */
export const LONGEST_RECORD = 64 * 1024;
const [QUOTE, CR, LF] = [0x22, 0x0d, 0x0a];

/**
 * Cuts bytes into records, a piece at a time, from any record's beginning: `next` of the last record is where
 * to go on. Works on UTF-8, Windows-1252 and Mac Roman alike, whose quote and line ends are the same bytes.
 * Holds one record at most, whatever the file.
 */
export class RecordCutter {
  #held: Buffer = Buffer.alloc(0);
  #byte: number;
  #line: number;
  /** Inside a record too long: its bytes are let go until its line ends. */
  #skipping = false;

  constructor(from: Position) {
    this.#byte = from.byte;
    this.#line = from.line;
  }

  /**
   * @param isLast no byte comes after these
   * @param most records wanted: what follows them is not looked at
   */
  cut(piece: Buffer, isLast: boolean, most = Number.POSITIVE_INFINITY): readonly RawRecord[] {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const found: RawRecord[] = [];
    while (found.length < most) {
      const record = this.#skipping ? this.#skip(isLast) : this.#next(isLast);
      if (!record) break;
      found.push(record);
    }
    return found;
  }

  #next(isLast: boolean): RawRecord | undefined {
    if (this.#held.length === 0) return undefined;
    const end = findRecordEnd(this.#held);
    if (end !== undefined && end.at <= LONGEST_RECORD) return this.#take(end.at, end.next);
    if (this.#held.length > LONGEST_RECORD || (isLast && end === undefined && isQuoteOpen(this.#held)))
      return this.#stumble(isLast);
    return isLast && end === undefined ? this.#take(this.#held.length, this.#held.length) : undefined;
  }

  /** Too long to be a record. A quote never closed on a line of ordinary length costs that line only. */
  #stumble(isLast: boolean): RawRecord | undefined {
    const ends = this.#held.indexOf(LF);
    if (ends >= 0 && ends <= LONGEST_RECORD) return this.#take(ends, ends + 1, "quote_open");
    if (isLast && ends < 0 && this.#held.length <= LONGEST_RECORD)
      return this.#take(this.#held.length, this.#held.length, "quote_open");
    this.#skipping = true;
    return this.#skip(isLast);
  }

  #skip(isLast: boolean): RawRecord | undefined {
    const ends = this.#held.indexOf(LF);
    if (ends < 0 && !isLast) {
      this.#byte += this.#held.length;
      this.#held = Buffer.alloc(0);
      return undefined;
    }
    this.#skipping = false;
    const next = ends < 0 ? this.#held.length : ends + 1;
    this.#held = this.#held.subarray(next);
    this.#byte += next;
    const line = this.#line;
    this.#line += 1;
    return { line, next: this.#here(), bytes: Buffer.alloc(0), problem: "line_too_long" };
  }

  #take(at: number, next: number, problem?: RawRecord["problem"]): RawRecord {
    const bytes = this.#held.subarray(0, at);
    const line = this.#line;
    this.#line += countLines(this.#held.subarray(0, next));
    this.#held = this.#held.subarray(next);
    this.#byte += next;
    return { line, next: this.#here(), bytes, ...(problem === undefined ? {} : { problem }) };
  }

  #here(): Position {
    return { byte: this.#byte, line: this.#line };
  }
}

/** Where the first record ends, and the next begins; undefined when its end is not there yet. */
function findRecordEnd(bytes: Buffer): { at: number; next: number } | undefined {
  let quotes = 0;
  for (let from = 0; ; ) {
    const ends = bytes.indexOf(LF, from);
    if (ends < 0) return undefined;
    // Within the line: looked for to the end of the piece, each line would cost all that follows it.
    quotes += countQuotes(bytes.subarray(from, ends));
    if (quotes % 2 === 0) return { at: bytes[ends - 1] === CR ? ends - 1 : ends, next: ends + 1 };
    if (ends > LONGEST_RECORD) return undefined;
    from = ends + 1;
  }
}

const isQuoteOpen = (bytes: Buffer): boolean => countQuotes(bytes) % 2 === 1;

function countQuotes(bytes: Buffer): number {
  let quotes = 0;
  for (let quote = bytes.indexOf(QUOTE); quote >= 0; quote = bytes.indexOf(QUOTE, quote + 1)) quotes++;
  return quotes;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return Math.max(1, lines);
}
