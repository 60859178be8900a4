import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse";
import { usualRole } from "../table/roles.ts";
import { type Mapping, type Table, TableBuilder } from "../table/table.ts";

export interface ReadFile {
  readonly table: Table;
  readonly mapping: Mapping;
  /** Names of the rows. */
  readonly ids: readonly string[];
}

/** The file cannot be compared; the message says why. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
}

/**
 * Reads a CSV file into a table. UTF-8, or Windows-1252 when it is not; the separator is the one that the first line has most.
 * @throws UnusableFile
 */
export async function readPeople(path: string, asked: Mapping): Promise<ReadFile> {
  const bytes = await readFile(path);
  const text = new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
  const header = text.slice(0, Math.max(0, text.search(/\r?\n/)));
  const rows = parse(text, {
    columns: (names: string[]) => names.map((name) => name.trim()),
    delimiter: delimiterOf(header),
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
  });
  return build(rows, asked);
}

const delimiterOf = (header: string): string =>
  [",", ";", "\t", "|"]
    .map((by) => ({ by, count: header.split(by).length }))
    .sort((a, b) => b.count - a.count)[0]?.by ?? ",";

async function build(rows: AsyncIterable<Record<string, string>>, asked: Mapping): Promise<ReadFile> {
  let builder: TableBuilder | null = null;
  let mapping: Mapping = {};
  const ids: string[] = [];
  for await (const row of rows) {
    if (builder === null) {
      mapping = mappingOf(Object.keys(row), asked);
      builder = new TableBuilder(mapping);
    }
    builder.add(row);
    const name = Object.entries(mapping).find(([, role]) => role === "id")?.[0];
    ids.push((name === undefined ? "" : row[name]) || String(ids.length + 1));
  }
  if (builder === null) throw new UnusableFile("The file holds no row.");
  return { table: builder.build(), mapping, ids };
}

function mappingOf(columns: readonly string[], asked: Mapping): Mapping {
  const absent = Object.keys(asked).find((column) => !columns.includes(column));
  if (absent !== undefined)
    throw new UnusableFile(`The file has no column "${absent}": it has ${columns.join(", ")}.`);
  if (Object.values(asked).some((role) => role !== "id")) return asked;
  const usual = Object.fromEntries(
    columns.flatMap((column) => {
      const role = usualRole(column);
      return role === null ? [] : [[column, role] as const];
    }),
  );
  const mapping: Mapping = { ...usual, ...asked };
  if (Object.values(mapping).every((role) => role === "id"))
    throw new UnusableFile(
      `No column is recognised among ${columns.join(", ")}: say what they are with --map.`,
    );
  return mapping;
}
