import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { countRows, LINE_ENDS, splitLines } from "../../../../kernel/delimited-text.ts";
import { removeAccents } from "../../../../kernel/text.ts";
import { sourcesErrors } from "../errors.ts";

/** Of an answer: a large département has two hundred thousand families, a town a few thousands. */
export const MOST_LINES = 20_000;
const LONGEST_RECORD = 4_000;

export interface RequestLine {
  /** Of the question: random, it says nothing of anybody. */
  readonly reference: string;
  readonly number: string;
  readonly familyName: string;
  readonly nameOfUse?: string;
  readonly givenNames: string;
  readonly birthdate: string;
}

const requestColumns = [
  "reference",
  "numero_allocataire",
  "nom_naissance",
  "nom_usage",
  "prenoms",
  "date_naissance",
] as const;

/**
 * UTF-8 with its mark, semicolons, every cell quoted: what spreadsheets and partners read without a question.
 */
export function writeRequest(lines: readonly RequestLine[]): Buffer {
  const records = lines.map((line) => [
    line.reference,
    line.number,
    line.familyName,
    line.nameOfUse ?? "",
    line.givenNames,
    line.birthdate,
  ]);
  const csv = stringify([[...requestColumns], ...records], { delimiter: ";", quoted: true, bom: true });
  return Buffer.from(csv);
}

/** What a spreadsheet would run instead of showing. */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

export interface AnswerLine {
  /** In the file, its header being 1. */
  readonly line: number;
  readonly reference: string;
  readonly result: "quotient" | "none" | "not_found" | "several";
  readonly value: number;
  /** "2027-01". */
  readonly month: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthdate: string;
}

export type ReadLine = AnswerLine | { readonly line: number; readonly problem: "unreadable" };

/**
 * The lines of an answer. Throws sources.file_encoding, sources.file_lines, sources.file_columns: what makes
 * the whole file another one. A line that cannot be read is given as such.
 */
export function readAnswer(content: Buffer): readonly ReadLine[] {
  const text = decodeAnswer(content);
  if (splitLines(text).length > MOST_LINES + 1) throw sourcesErrors.error("sources.file_lines");
  const delimiter = findDelimiter(text);
  const [header = [], ...records] = parseCells(text, delimiter);
  const columns = getColumns(header);
  let line = 1;
  return records.flatMap((cells) => {
    const first = line + 1;
    const rows = countRows(cells, delimiter, header.length);
    line += rows;
    // Rows that a quotation mark took into one value: each is told, none is believed.
    return rows === 1
      ? [parseAnswerLine(cells, columns, first)]
      : Array.from({ length: rows }, (_, at) => ({ line: first + at, problem: "unreadable" as const }));
  });
}

function decodeAnswer(content: Buffer): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return toTrimmedText(new TextDecoder("utf-16le").decode(content));
  if (first === 0xfe && second === 0xff) return toTrimmedText(new TextDecoder("utf-16be").decode(content));
  try {
    return toTrimmedText(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    return toTrimmedText(new TextDecoder("windows-1252").decode(content));
  }
}

/** A zero is in no text: binary, or UTF-16 that does not say so. */
function toTrimmedText(text: string): string {
  if (text.includes("\0") || text.trim() === "") throw sourcesErrors.error("sources.file_encoding");
  return text;
}

function findDelimiter(text: string): string {
  const [header = ""] = splitLines(text);
  return [";", "\t", ","].find((one) => header.includes(one)) ?? ";";
}

function parseCells(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: LINE_ENDS,
      bom: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch {
    throw sourcesErrors.error("sources.file_columns");
  }
}

const wanted = ["reference", "quotient", "mois", "nom", "prenoms", "date_naissance"] as const;
type Column = (typeof wanted)[number] | "resultat";
type Columns = Readonly<Partial<Record<Column, number>>>;

const toPlainHeader = (text: string): string =>
  removeAccents(text)
    .toLowerCase()
    .replace(/[^a-z]+/g, "_");

function getColumns(header: readonly string[]): Columns {
  const names = header.map(toPlainHeader);
  const found = Object.fromEntries(
    [...wanted, "resultat"].map((name) => [name, names.indexOf(name)]).filter(([, at]) => at !== -1),
  );
  if (wanted.some((name) => found[name] === undefined)) throw sourcesErrors.error("sources.file_columns");
  return found;
}

function parseAnswerLine(cells: readonly string[], columns: Columns, line: number): ReadLine {
  const cell = (name: Column) => cells[columns[name] ?? -1] ?? "";
  const unreadable = { line, problem: "unreadable" } as const;
  const result = parseResult(toPlainHeader(cell("resultat")), cell("quotient"));
  const value = Number(cell("quotient").replace(",", ".") || Number.NaN);
  const month = parseMonth(cell("mois"));
  const isWhole = Number.isFinite(value) && value >= 0 && value < 100_000 && month !== undefined;
  if (result === undefined || (result === "quotient" && !isWhole)) return unreadable;
  return {
    line,
    result,
    reference: cell("reference").toLowerCase(),
    value: Math.round(value),
    month: month ?? "",
    familyName: cell("nom").slice(0, 100),
    givenNames: cell("prenoms").slice(0, 100),
    birthdate: parseDate(cell("date_naissance")),
  };
}

const results = { "": undefined, trouve: undefined, inconnu: "not_found", plusieurs: "several" } as const;

function parseResult(said: string, quotient: string): AnswerLine["result"] | undefined {
  if (!(said in results)) return undefined;
  return results[said as keyof typeof results] ?? (quotient === "" ? "none" : "quotient");
}

/** "2027-01" or "01/2027". */
function parseMonth(text: string): string | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year) return `${year}-${month}`;
  const [, first, second] = /^(0[1-9]|1[0-2])\/(\d{4})$/.exec(text) ?? [];
  return first ? `${second}-${first}` : undefined;
}

/** A civil date as it is compared; what is no date agrees with nobody's. */
function parseDate(text: string): string {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  return day ? `${year}-${month}-${day}` : text.slice(0, 10);
}
