export interface Statement {
  /** Comments removed, white space collapsed, literals kept. */
  readonly sql: string;
  readonly line: number;
}

/**
 * One piece of SQL text: a comment, a literal, a quoted name, a dollar-quoted body, a separator, or anything
 * else.
 */
const PIECE = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|;|[^;'"$/-]+|[\s\S]/g;

/** Cuts SQL into statements. Enough for our migrations: nested comments are not understood. */
export function statementsOf(text: string): Statement[] {
  const statements: Statement[] = [];
  let sql = "";
  let line = 1;
  let firstLine = 1;
  const end = () => {
    const tidy = sql.trim();
    if (tidy !== "") statements.push({ sql: tidy, line: firstLine });
    sql = "";
  };
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === ";") end();
    else if (!/^(--|\/\*)/.test(piece)) {
      if (sql.trim() === "") {
        sql = "";
        firstLine = line + newlines(/^\s*/.exec(piece)?.[0] ?? "");
      }
      sql = append(sql, piece);
    }
    line += newlines(piece);
  }
  end();
  return statements;
}

/** Literals on lines of their own are one. */
function append(sql: string, piece: string): string {
  if (piece.startsWith("'") && sql.endsWith("' ")) return sql.slice(0, -2) + piece.slice(1);
  return sql + (/^['"$]/.test(piece) ? piece : piece.replace(/\s+/g, " "));
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

/** The parts of "a, b(c, d), 'e,f'" between commas at the top level. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const [piece] of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|[\s\S]/g)) {
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    if (piece === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += piece;
  }
  return [...parts, part.trim()].filter((found) => found !== "");
}

/** "it's" for `'it''s'`. */
export function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}
