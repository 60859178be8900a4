import { DatabaseError } from "pg";

/**
 * Beyond this many different texts, statements leave unnamed: PostgreSQL keeps the plan of each named one.
 */
const MOST = 1_000;

/** Undefined for a text met after too many others. */
export type StatementNamer = (text: string) => string | undefined;

/**
 * Names under which the connections of one database prepare each text once, instead of parsing and planning
 * it at each use. Most of the cost of a short query is there, the more so under row-level security.
 */
export function buildStatementNamer(): StatementNamer {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
}

/**
 * A migration changed a table under a statement that this connection had prepared: it will not answer again
 * here. Another connection prepares it anew.
 */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery"
  );
}
