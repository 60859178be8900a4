import type { Statement } from "./sql.ts";

/** What a statement of the baseline is about. */
export interface SqlSubject {
  readonly kind:
    | "table"
    | "index"
    | "alter"
    | "comment"
    | "policy"
    | "grant"
    | "trigger"
    | "function"
    | "schema";
  /** Tables or functions that it names as its own. */
  readonly names: readonly string[];
}

const NAME = `(?:\\w+\\.)?"?(\\w+)"?`;

const forms: readonly (readonly [SqlSubject["kind"], RegExp])[] = [
  ["function", /^create (?:or replace )?function (\w+)/i],
  ["function", /^comment on function (\w+)/i],
  ["function", /^(?:grant|revoke) [\w ,]+ on function (.+?) (?:to|from) /i],
  ["schema", /^(?:grant|revoke) [\w ,]+ on schema (\w+)/i],
  ["schema", /^create (?:extension|schema|role) (?:if not exists )?(\w+)/i],
  ["table", new RegExp(`^create (?:unlogged )?table (?:if not exists )?${NAME}`, "i")],
  ["index", new RegExp(`^create (?:unique )?index (?:\\w+ )?on (?:only )?${NAME}`, "i")],
  ["alter", new RegExp(`^alter table (?:only )?${NAME}`, "i")],
  ["comment", /^comment on (?:table|column) "?(\w+)"?/i],
  ["policy", new RegExp(`^create policy \\w+ on ${NAME}`, "i")],
  ["trigger", new RegExp(`^create (?:constraint )?trigger \\w+ .*? on ${NAME} `, "is")],
  ["grant", /^(?:grant|revoke) .+? on (?:table )?([\w ,."]+?) (?:to|from) /i],
];

/** Undefined when it is of no form that the baseline has. */
export function findSqlSubject({ sql }: Statement): SqlSubject | undefined {
  for (const [kind, form] of forms) {
    const found = form.exec(sql)?.[1];
    if (found !== undefined) return { kind, names: found.split(",").map((name) => name.trim()) };
  }
  return undefined;
}
