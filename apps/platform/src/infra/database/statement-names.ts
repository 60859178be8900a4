import { DatabaseError } from "pg";

/** Beyond this many different texts, statements leave unnamed: PostgreSQL keeps the plan of each named one. */
const MOST = 1_000;

const names = new Map<string, string>();

/**
 * The name under which a connection prepares this text once, instead of parsing and planning it at each use. Most of the
 * cost of a short query is there, the more so under row-level security. Undefined for texts that vary without end.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A migration changed a table under a statement that this connection had prepared: it will not answer again here. Another
 * connection prepares it anew.
 */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery"
  );
}
