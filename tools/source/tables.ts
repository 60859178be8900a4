import { type Statement, splitList, statementsOf, unquote } from "./sql.ts";
import { listBaselineFiles, migrationsOf } from "./sql-files.ts";
import type { Tree } from "./tree.ts";

export interface Column {
  readonly name: string;
  readonly type: string;
  comment: string;
}

export interface Table {
  readonly name: string;
  readonly module: string;
  readonly path: string;
  readonly line: number;
  columns: Column[];
  /** Tables that its foreign keys name. */
  readonly references: string[];
  comment: string;
  rowSecurity: boolean;
}

const IDENTIFIER = `(?:\\w+\\.)?"?(\\w+)"?`;
const LITERAL = `'((?:[^']|'')*)'`;
const CREATE = new RegExp(
  `^create (?:unlogged )?table (?:if not exists )?${IDENTIFIER} ?\\((.*)\\)[^)]*$`,
  "is",
);
const ADD_COLUMN = /^add (?:column )?(?:if not exists )?(.*)$/is;
/** `column` may be left out; a constraint may not be taken for one. */
const DROP_COLUMN = /^drop (?:column )?(?:if exists )?"?(\w+)"?(?: cascade| restrict)?$/i;
const ALTER = new RegExp(`^alter table (?:if exists )?(?:only )?${IDENTIFIER} (.*)$`, "is");
const RENAME = /^rename to "?(\w+)"?$/i;
const DROP = new RegExp(`^drop table (?:if exists )?${IDENTIFIER}`, "i");
const TABLE_COMMENT = new RegExp(`^comment on table ${IDENTIFIER} is ${LITERAL}$`, "is");
const COLUMN_COMMENT = new RegExp(
  `^comment on column (?:\\w+\\.)??"?(\\w+)"?\\."?(\\w+)"? is ${LITERAL}$`,
  "is",
);
const NOT_A_COLUMN = /^(constraint|primary|unique|check|foreign|exclude|like)\b/i;
const REFERENCE = new RegExp(`\\breferences ${IDENTIFIER}`, "gi");
/** What ends the type of a column. */
const AFTER_TYPE =
  /\s+(not null|null|primary|unique|default|references|check|generated|collate|constraint)\b.*$/is;

/** The tables of the baseline as they stand after the last migration. */
export function tablesOf(tree: Tree): Table[] {
  const tables = new Map<string, Table>();
  for (const file of [...listBaselineFiles(tree), ...migrationsOf(tree)]) {
    for (const statement of statementsOf(tree.text(file.path))) apply(tables, file, statement);
  }
  return [...tables.values()];
}

/** What a rule of tables judges: each table, and each column. */
export function countTablesAndColumns(tree: Tree): number {
  return tablesOf(tree).reduce((sum, { columns }) => sum + 1 + columns.length, 0);
}

interface Source {
  readonly path: string;
  readonly module: string;
}

function apply(tables: Map<string, Table>, { path, module }: Source, { sql, line }: Statement): void {
  const [, created, body = ""] = CREATE.exec(sql) ?? [];
  if (created) {
    const columns = splitList(body).flatMap(columnOf);
    tables.set(created, {
      name: created,
      module,
      path,
      line,
      columns,
      references: referencesIn(body),
      comment: "",
      rowSecurity: false,
    });
  }
  const [, dropped] = DROP.exec(sql) ?? [];
  if (dropped) tables.delete(dropped);
  const [, altered = "", change = ""] = ALTER.exec(sql) ?? [];
  const table = tables.get(altered);
  const [, renamed] = RENAME.exec(change) ?? [];
  if (table && renamed) rename(tables, { table, renamed, module });
  else if (table) alter(table, change);
  describe(tables, sql);
}

/** The module that renames a table owns it from then on; foreign keys follow. */
function rename(
  tables: Map<string, Table>,
  { table, renamed, module }: { table: Table; renamed: string; module: string },
): void {
  tables.delete(table.name);
  tables.set(renamed, { ...table, name: renamed, module });
  for (const { references } of tables.values()) {
    for (const [at, name] of references.entries()) if (name === table.name) references[at] = renamed;
  }
}

function alter(table: Table, change: string): void {
  if (/^enable row level security$/i.test(change)) table.rowSecurity = true;
  if (/^disable row level security$/i.test(change)) table.rowSecurity = false;
  table.references.push(...referencesIn(change));
  for (const part of splitList(change)) {
    const dropped = DROP_COLUMN.exec(part)?.[1];
    if (dropped) table.columns = table.columns.filter(({ name }) => name !== dropped);
    else table.columns.push(...columnOf(ADD_COLUMN.exec(part)?.[1] ?? ""));
  }
}

function referencesIn(sql: string): string[] {
  return [...sql.matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
}

function describe(tables: Map<string, Table>, sql: string): void {
  const [, table = "", comment] = TABLE_COMMENT.exec(sql) ?? [];
  const commented = tables.get(table);
  if (commented && comment !== undefined) commented.comment = unquote(`'${comment}'`);
  const [, owner = "", name, text = ""] = COLUMN_COMMENT.exec(sql) ?? [];
  const column = tables.get(owner)?.columns.find((candidate) => candidate.name === name);
  if (column) column.comment = unquote(`'${text}'`);
}

function columnOf(definition: string): Column[] {
  const [, name, rest = ""] = /^"?(\w+)"?\s+(.*)$/s.exec(definition) ?? [];
  if (name === undefined || NOT_A_COLUMN.test(definition)) return [];
  return [{ name, type: rest.replace(AFTER_TYPE, "").trim().toLowerCase(), comment: "" }];
}
