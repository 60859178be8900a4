import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Encoding, encodingOf } from "./encoding.ts";

/** The file cannot be compared; the message says why. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
}

export interface Rows {
  readonly columns: readonly string[];
  /** Values in the order of the columns; a line too short has fewer. */
  readonly rows: AsyncIterable<readonly string[]>;
}

interface Line {
  readonly record: readonly string[];
  /** `lines`: where it ends. */
  readonly info: { readonly lines: number };
}

/** Beyond, it is no line of a file of people: a quotation mark was left open. */
const LONGEST_LINE = 1 << 20;
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * Reads a CSV file a row at a time, whatever its size. The encoding and the separator are recognised; a quoted value may hold line ends.
 * @param setAside called with each line that has more values than there are columns
 * @throws UnusableFile
 */
export async function readRows(path: string, setAside: (line: number, why: string) => void): Promise<Rows> {
  const encoding = await encodingOf(path);
  const start = await startOf(path, encoding);
  // What spreadsheets save by default, and other archives.
  if (start.startsWith("PK\u0003\u0004"))
    throw new UnusableFile("The file is a spreadsheet or an archive: save it as CSV first.");
  const parser = parse({
    bom: true,
    delimiter: separatorOf(start),
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    info: true,
  });
  // What fails on the way comes out of the parser, where it is read.
  pipeline(
    createReadStream(path),
    (bytes) => decoded(bytes, encoding),
    parser,
    () => {},
  );
  const lines: AsyncIterator<Line> = parser[Symbol.asyncIterator]();
  const first = await nextLine(lines, 0);
  if (first === null) throw new UnusableFile("The file holds no row.");
  const columns = namedOnce(first.record);
  return { columns, rows: rowsAfter(first, lines, columns.length, setAside) };
}

async function* rowsAfter(
  first: Line,
  lines: AsyncIterator<Line>,
  columns: number,
  setAside: (line: number, why: string) => void,
): AsyncGenerator<readonly string[]> {
  let last = first.info.lines;
  for (let line = await nextLine(lines, last); line !== null; line = await nextLine(lines, last)) {
    last = line.info.lines;
    const { record } = line;
    // Separators at the end of a line say nothing; a value too many means that the others are not in their places.
    if (record.slice(columns).some((value) => value !== ""))
      setAside(last, `${record.length} values for ${columns} columns`);
    else yield record;
  }
}

async function nextLine(lines: AsyncIterator<Line>, last: number): Promise<Line | null> {
  try {
    const { value, done } = await lines.next();
    return done === true ? null : value;
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnusableFile(`A quotation mark opened after line ${last} is never closed.`);
    throw error;
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const some of bytes) yield decoder.decode(some, { stream: true });
  yield decoder.decode();
}

/** The first line, or what is read of it. */
async function startOf(path: string, encoding: Encoding): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
  const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
  return text.split(/\r\n|\r|\n/, 1)[0] ?? "";
}

/** The one that the line of names has most, outside quotation marks. */
function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, "");
  return (
    SEPARATORS.map((by) => ({ by, count: bare.split(by).length })).sort((a, b) => b.count - a.count)[0]?.by ??
    ","
  );
}

/** Two columns of one name are two columns. */
function namedOnce(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
