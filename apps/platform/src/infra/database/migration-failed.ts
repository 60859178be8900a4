import { DatabaseError } from "pg";
import { StartRefused } from "../start-refused.ts";

/**
 * SQL of the schema that PostgreSQL refused, told in PostgreSQL's own words: they are for whoever repairs it.
 */
export class MigrationFailed extends StartRefused {
  /** @param what in French, the subject of the sentence: “La migration 2001_…” */
  constructor(what: string, sql: string, cause: unknown) {
    super([`${what} a échoué : rien n’en a été appliqué.`, ...formatMigrationFailure(sql, cause)].join("\n"));
    this.cause = cause;
  }
}

function formatMigrationFailure(sql: string, cause: unknown): readonly string[] {
  if (!(cause instanceof DatabaseError)) return [cause instanceof Error ? cause.message : String(cause)];
  const { message, code, detail, hint, where, internalQuery } = cause;
  const lines = [
    ["PostgreSQL répond", code ? `${message} (${code})` : message],
    ["Détail", detail],
    ["Conseil", hint],
    ["Endroit", formatFailurePosition(sql, cause.position)],
    ["Contexte", where],
    ["Instruction", internalQuery],
  ] as const;
  return lines.flatMap(([title, text]) => (text ? [`${title} : ${text}`] : []));
}

/** PostgreSQL counts the characters from 1; absent when the statement was understood and refused later. */
function formatFailurePosition(sql: string, position: string | undefined): string | undefined {
  const at = Number(position);
  if (!(at > 0)) return undefined;
  // In characters, as PostgreSQL counts them, and not in UTF-16 units.
  const before = [...sql]
    .slice(0, at - 1)
    .join("")
    .split("\n");
  const line = sql.split("\n")[before.length - 1] ?? "";
  return `ligne ${before.length}, colonne ${(before.at(-1)?.length ?? 0) + 1} : ${line.trim()}`;
}
