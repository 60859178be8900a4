import { type Statement, statementsOf } from "../source/sql.ts";
import { countSqlFiles, migrationsOf } from "../source/sql-files.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const NAME = `(?:\\w+\\.)?"?(\\w+)"?`;
const CREATED = new RegExp(`^create (?:unlogged )?table (?:if not exists )?${NAME}`, "i");
const ALTERED = new RegExp(`^alter table (?:if exists )?(?:only )?${NAME} (.*)$`, "is");

interface Danger {
  /** Its first group is the table. */
  readonly statement: RegExp;
  readonly why: string;
}

const dangers: readonly Danger[] = [
  {
    statement: new RegExp(`^create (?:unique )?index\\b(?! concurrently).*?\\bon (?:only )?${NAME}`, "is"),
    why: "CREATE INDEX lets nobody write while it is built",
  },
  { statement: new RegExp(`^update (?:only )?${NAME}`, "i"), why: "UPDATE keeps every row it changes" },
  { statement: new RegExp(`^delete from (?:only )?${NAME}`, "i"), why: "DELETE keeps every row it removes" },
  { statement: new RegExp(`^lock (?:table )?${NAME}`, "i"), why: "LOCK keeps the table to the end" },
  {
    statement: new RegExp(`^(?:cluster|reindex(?: table)?|vacuum full) ${NAME}`, "i"),
    why: "it rewrites the table while nobody reads it",
  },
];

/** What ALTER TABLE says that reads, or rewrites, every row under its lock. */
const changes: readonly { readonly change: RegExp; readonly why: string }[] = [
  { change: /\balter (?:column )?"?\w+"? set not null\b/i, why: "SET NOT NULL reads every row" },
  { change: /\balter (?:column )?"?\w+"? (?:set data )?type\b/i, why: "a change of type rewrites every row" },
  {
    change: /\badd (?:constraint "?\w+"? )?(?:unique|primary key|exclude)\b/i,
    why: "this constraint builds an index while nobody reads",
  },
  {
    change: /\badd (?:constraint "?\w+"? )?(?:check|foreign key)\b(?!.*\bnot valid\b)/is,
    why: "this constraint reads every row: write NOT VALID, and VALIDATE CONSTRAINT in a migration of its own",
  },
  {
    change: /\badd column [^;]*\b(?:unique|primary key|references|check|generated|serial|bigserial)\b/i,
    why: "this column reads or rewrites every row",
  },
  {
    change:
      /\badd column [^;]*\bdefault [^,]*\b(?:gen_random_uuid|uuid_\w+|random|clock_timestamp|nextval)\b/i,
    why: "a default that differs from row to row rewrites every row",
  },
];

/**
 * A migration does not keep people waiting behind a large table without saying why it will not. The baseline
 * may: it fills an empty database.
 */
export const shortLocks: Rule = {
  name: "short-locks",
  adr: "0041",
  countSubjects: countSqlFiles,
  check: (tree) => migrationsOf(tree).flatMap(({ path }) => failuresOf(tree, path)),
};

function failuresOf(tree: Tree, path: string): Failure[] {
  const text = tree.text(path);
  const statements = statementsOf(text);
  const young = new Set(statements.flatMap(({ sql }) => CREATED.exec(sql)?.[1]?.toLowerCase() ?? []));
  return statements.flatMap((statement) => {
    const found = dangerOf(statement);
    if (!found || young.has(found.table.toLowerCase()) || saysWhy(text, statement)) return [];
    return [
      failure(
        path,
        statement.line,
        `Table ${found.table} may be large: ${found.why}. If it is short all the same, say why on the line above: “-- lock: one row an authority”.`,
      ),
    ];
  });
}

function dangerOf({ sql }: Statement): { readonly table: string; readonly why: string } | undefined {
  for (const { statement, why } of dangers) {
    const table = statement.exec(sql)?.[1];
    if (table !== undefined) return { table, why };
  }
  const [, table = "", change = ""] = ALTERED.exec(sql) ?? [];
  const reading = changes.find((one) => one.change.test(change));
  return reading && { table, why: reading.why };
}

/** A comment “lock: …” just above, among others. */
function saysWhy(text: string, { line }: Statement): boolean {
  const above = text.split("\n").slice(0, line - 1);
  const comments = above.slice(above.findLastIndex((one) => !/^\s*--/.test(one)) + 1);
  return comments.some((comment) => /^\s*--\s*lock: \S.{8,}/.test(comment));
}
