import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Both, UnusableFile } from "./both.ts";
import { type Encoding, encodingOf } from "./encoding.ts";

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

/** Beyond, it is no line of a file of people: a quotation mark was left open, or lines do not end. */
const LONGEST_LINE = 1 << 20;
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * Reads a CSV file a row at a time, whatever its size. The encoding and the separator are recognised; a
 * quoted value may hold line ends.
 * @param setAside called with each line that has more values than there are columns
 * @throws UnusableFile
 */
export async function readRows(path: string, setAside: (line: number, why: Both) => void): Promise<Rows> {
  const encoding = await encodingOf(path);
  const start = await startOf(path, encoding);
  // What spreadsheets save by default, and other archives.
  if (start.startsWith("PK\u0003\u0004"))
    throw new UnusableFile({
      fr: "Le fichier est un classeur ou une archive : enregistrez-le d’abord en CSV.",
      en: "The file is a spreadsheet or an archive: save it as CSV first.",
    });
  if (!isText(start))
    throw new UnusableFile({
      fr: "Le fichier n’est pas un fichier de texte : enregistrez-le d’abord en CSV.",
      en: "The file is not a text file: save it as CSV first.",
    });
  const separator = separatorOf(firstLine(start));
  const parser = parse({
    bom: true,
    delimiter: separator,
    // Not that of the first line alone: one file may mix them, where several programs wrote it.
    record_delimiter: ["\r\n", "\n", "\r"],
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    info: true,
  });
  const quotes: Quotes = { isOpen: false };
  // What fails on the way comes out of the parser, where it is read.
  pipeline(
    createReadStream(path),
    (bytes) => decoded(bytes, encoding, quotes),
    parser,
    () => {},
  );
  const lines: AsyncIterator<Line> = parser[Symbol.asyncIterator]();
  const first = await nextLine(lines, 0, quotes);
  if (first === null) throw new UnusableFile(NO_ROW);
  const columns = namedOnce(first.record);
  return { columns, rows: rowsAfter({ first, lines, separator, columns: columns.length, quotes }, setAside) };
}

export const NO_ROW: Both = { fr: "Le fichier n’a aucune ligne.", en: "The file holds no row." };

/** Whether a quotation mark is open where reading is. */
interface Quotes {
  isOpen: boolean;
}

interface Reading {
  readonly first: Line;
  readonly lines: AsyncIterator<Line>;
  readonly separator: string;
  readonly columns: number;
  readonly quotes: Quotes;
}

async function* rowsAfter(
  { first, lines, separator, columns, quotes }: Reading,
  setAside: (line: number, why: Both) => void,
): AsyncGenerator<readonly string[]> {
  let last = first.info.lines;
  const next = () => nextLine(lines, last, quotes);
  for (let line = await next(); line !== null; line = await next()) {
    const before = last;
    last = line.info.lines;
    const { record } = line;
    // A quotation mark that nobody closed took the rows that follow into one value: each is told.
    const hidden = countRows(record, separator, columns);
    if (hidden > 1) {
      for (let at = 1; at <= hidden; at++) setAside(before + at, IN_QUOTES);
      continue;
    }
    // Separators at the end of a line say nothing; a value too many means that the others are not in their
    // places.
    if (record.slice(columns).some((value) => value !== ""))
      setAside(last, {
        fr: `${record.length} valeurs pour ${columns} colonnes`,
        en: `${record.length} values for ${columns} columns`,
      });
    else yield record;
  }
}

const IN_QUOTES: Both = {
  fr: "prise avec d’autres entre deux guillemets",
  en: "taken with others between two quotation marks",
};

/** How many rows a record holds: more than one, when each of its lines has the separators of a row. */
function countRows(record: readonly string[], separator: string, columns: number): number {
  if (columns < 2 || !record.some((value) => /[\r\n]/.test(value))) return 1;
  const lines = record
    .join(separator)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "");
  return lines.every((line) => line.split(separator).length >= columns) ? lines.length : 1;
}

async function nextLine(lines: AsyncIterator<Line>, last: number, quotes: Quotes): Promise<Line | null> {
  try {
    const { value, done } = await lines.next();
    return done === true ? null : value;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnusableFile(
      error.code === "CSV_MAX_RECORD_SIZE" && !quotes.isOpen ? tooLong(last) : neverClosed(last),
    );
  }
}

const tooLong = (last: number): Both => ({
  fr: `La ligne qui suit la ligne ${last} dépasse un million de caractères : ce n’est pas une ligne d’un fichier de personnes. Vérifiez que chaque ligne finit, et que le fichier est un CSV.`,
  en: `The line after line ${last} is longer than a million characters: it is no line of a file of people. Check that each line ends, and that the file is a CSV.`,
});

const neverClosed = (last: number): Both => ({
  fr: `Un guillemet ouvert après la ligne ${last} n’est jamais fermé.`,
  en: `A quotation mark opened after line ${last} is never closed.`,
});

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  quotes: Quotes,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const some of bytes) {
    const text = decoder.decode(some, { stream: true });
    if (text.split('"').length % 2 === 0) quotes.isOpen = !quotes.isOpen;
    yield text;
  }
  yield decoder.decode();
}

/** Whatever a text holds, it has neither zeros nor many other signs of control. */
function isText(start: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const control = start.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return !start.includes("\0") && control <= start.length / 100;
}

/** The first pieces. */
async function startOf(path: string, encoding: Encoding): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
  return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
}

const firstLine = (text: string): string => text.split(/\r\n|\r|\n/, 1)[0] ?? "";

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
