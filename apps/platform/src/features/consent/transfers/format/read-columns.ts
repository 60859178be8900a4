import type { Column } from "./format.ts";
import type { Source } from "./sources.ts";

const MAX_COLUMNS = 60;
const HEADER = /^[^\p{Cc}\p{Cf}"=+@-][^\p{Cc}\p{Cf}"]{0,59}$/u;

export interface ColumnProblem {
  /** Line of what was typed, from 1. */
  readonly line: number;
  readonly code: "no_equals" | "bad_header" | "unknown_source" | "twice" | "no_line_id" | "too_many";
}

/**
 * "NOM = family_name", one a line, in the order of the file. The line id must be there: nothing is
 * acknowledged without.
 */
export function readColumns(
  text: string,
  sources: readonly Source[],
): { readonly columns: readonly Column[]; readonly problems: readonly ColumnProblem[] } {
  const known = new Set(sources.map(({ name }) => name));
  const columns: Column[] = [];
  const problems: ColumnProblem[] = [];
  for (const [index, typed] of text.split(/\r?\n/).entries()) {
    if (typed.trim() === "") continue;
    const column = readLine(typed);
    const code = findColumnProblem(column, columns, known);
    if (code !== undefined) problems.push({ line: index + 1, code });
    if (column) columns.push(column);
  }
  if (columns.length > MAX_COLUMNS) problems.push({ line: MAX_COLUMNS + 1, code: "too_many" });
  const identified = columns.length === 0 || columns.some(({ source }) => source === "line_id");
  return { columns, problems: identified ? problems : [...problems, { line: 1, code: "no_line_id" }] };
}

export const writeColumns = (columns: readonly Column[]): string =>
  columns.map(({ header, source }) => `${header} = ${source}`).join("\n");

function readLine(typed: string): Column | undefined {
  const at = typed.lastIndexOf("=");
  if (at < 0) return undefined;
  return { header: typed.slice(0, at).trim(), source: typed.slice(at + 1).trim() };
}

function findColumnProblem(
  column: Column | undefined,
  before: readonly Column[],
  known: ReadonlySet<string>,
): ColumnProblem["code"] | undefined {
  if (!column) return "no_equals";
  if (!HEADER.test(column.header)) return "bad_header";
  if (!known.has(column.source)) return "unknown_source";
  return before.some(({ header }) => header === column.header) ? "twice" : undefined;
}
