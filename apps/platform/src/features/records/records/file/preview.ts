import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { countRows } from "../../../../kernel/delimited-text.ts";
import { recordsErrors } from "../errors.ts";
import { isSeparator, parseCells, type Separator } from "../reading/parse-cells.ts";
import type { RawRecord } from "../reading/split-records.ts";
import { type Column, type Problem, readLine, type SourceValues } from "../rules/read-line.ts";
import { matchHeaderRoles, type Role } from "../rules/roles.ts";
import type { FileRow } from "../store/tables.ts";
import { toFileColumns } from "./columns.ts";
import { readRecords } from "./read-content.ts";

export interface PreviewLine {
  readonly line: number;
  readonly values?: SourceValues;
  readonly problems: readonly Problem[];
}

export interface Preview {
  readonly separator: Separator;
  readonly columns: readonly Column[];
  /** What each column holds on the first line that has something there. */
  readonly samples: readonly string[];
  /** The first lines, as they would be kept. */
  readonly lines: readonly PreviewLine[];
  /** Of the lines looked at, those that would be left out. */
  readonly lookedAt: number;
  readonly wouldBeLeft: number;
  /** Every line of the file was looked at. */
  readonly isWhole: boolean;
}

const MOST_COLUMNS = 200;
const LOOKED_AT = 1_000;
/** A page waits for it. */
const LOOKED_AT_BYTES = 2 * 1024 * 1024;
const SHOWN = 8;
const SAMPLE = 60;

/** What the first thousand lines would give. Throws records.file_header_too_long. */
export async function computeFilePreview(
  tx: Tx,
  context: Context,
  file: FileRow,
  said?: { readonly separator: Separator; readonly roles: readonly (Role | null)[] },
): Promise<Preview> {
  const [titles, ...records] = await readRecords(tx, context, {
    file,
    from: { byte: 0, line: 1 },
    most: LOOKED_AT + 1,
    mostBytes: LOOKED_AT_BYTES,
  });
  const kept = file.separator ?? ";";
  const separator = said?.separator ?? (isSeparator(kept) ? kept : ";");
  const headers = titles
    ? readFileCells(file, titles, separator).map((header) => header.trim().slice(0, SAMPLE))
    : [];
  if (headers.length > MOST_COLUMNS || headers.length === 0)
    throw recordsErrors.error("records.file_header_too_long");
  const roles =
    said && said.roles.length > 0
      ? said.roles
      : (!said && findFormerRoles(file, headers)) || matchHeaderRoles(headers);
  const columns = headers.map((header, at) => ({ header, role: roles[at] ?? null }));
  const today = toCivilDate(context.now());
  const cells = records.map((record) => readFileCells(file, record, separator));
  const lines = records.flatMap((record, at) =>
    toPreviewLine(record, cells[at] ?? [], { separator, columns, today }),
  );
  return {
    separator,
    columns,
    samples: headers.map((_, at) =>
      (cells.map((row) => row[at]?.trim() ?? "").find((text) => text !== "") ?? "").slice(0, SAMPLE),
    ),
    lines: lines.slice(0, SHOWN),
    lookedAt: lines.length,
    isWhole: (records.at(-1)?.next?.byte ?? file.bytes) >= file.bytes,
    wouldBeLeft: lines.filter(({ problems }) => problems.length > 0).length,
  };
}

/** The same content was taken before, its columns being these. */
function findFormerRoles(file: FileRow, headers: readonly string[]): readonly (Role | null)[] | undefined {
  const before = toFileColumns(file);
  if (before.length !== headers.length) return undefined;
  return before.every(({ header }, at) => header === headers[at])
    ? before.map(({ role }) => role)
    : undefined;
}

export function readFileCells(file: FileRow, { bytes }: RawRecord, separator: string): readonly string[] {
  return parseCells(new TextDecoder(file.encoding ?? "utf-8").decode(bytes), separator);
}

interface Reading {
  readonly separator: string;
  readonly columns: readonly Column[];
  /** Civil date. */
  readonly today: string;
}

/** Empty lines are nothing. */
export function toPreviewLine(
  { line, problem }: RawRecord,
  cells: readonly string[],
  { separator, columns, today }: Reading,
): readonly PreviewLine[] {
  if (problem) return [{ line, problems: [{ code: problem }] }];
  if (cells.every((cell) => cell.trim() === "")) return [];
  // Rows that a quotation mark took into one value: each is told.
  const rows = countRows(cells, separator, columns.length);
  if (rows > 1)
    return Array.from({ length: rows }, (_, at) => ({
      line: line + at,
      problems: [{ code: "quote_open" as const }],
    }));
  const read = readLine(cells, columns, today);
  return "values" in read
    ? [{ line, values: read.values, problems: [] }]
    : [{ line, problems: read.problems }];
}
