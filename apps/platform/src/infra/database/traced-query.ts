import { noTracing, type Tracing } from "../tracing/tracing.ts";

const SHAPE = /^\s*(?:with\b.*?\)\s*)?(select|insert into|update|delete from)\b/is;
const TABLE = /\b(?:from|into|update)\s+(?:only\s+)?"?([a-z_]+)"?/i;

/**
 * Runs a statement as a span that says what it does to which table: never its text, which may hold a value.
 */
export function runTracedStatement<T>(tracing: Tracing, text: string, run: () => Promise<T>): Promise<T> {
  if (tracing === noTracing) return run();
  const operation = SHAPE.exec(text)?.[1]?.toLowerCase().split(" ")[0] ?? "other";
  const table = TABLE.exec(text)?.[1] ?? "";
  return tracing.span(`${operation} ${table}`.trim(), { operation, table }, run);
}
