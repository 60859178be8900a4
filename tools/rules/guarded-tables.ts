import { type Column, countTablesAndColumns, type Table, tablesOf } from "../source/tables.ts";
import { failure, type Rule } from "./rule.ts";

const PERSONAL_NAME = /(^|_)(names?|surname|e?mail|phone|mobile|address|street|birth\w*)(_|$)/;
const SEALED = /_(sealed|index)$/;
const TAGGED = /^(personal|not personal): \S/;

/**
 * Every table says what it is for, is under row-level security, and tells which columns are about a person.
 */
export const guardedTables: Rule = {
  name: "guarded-tables",
  adr: "0003",
  countSubjects: countTablesAndColumns,
  check: (tree) =>
    tablesOf(tree).flatMap((table) => sentences(table).map((text) => failure(table.path, table.line, text))),
};

function sentences({ name, comment, rowSecurity, columns }: Table): string[] {
  return [
    ...(comment === ""
      ? [`Table ${name} has no COMMENT ON TABLE; say what a row is and how long it stays.`]
      : []),
    ...(rowSecurity
      ? []
      : [`Table ${name} is not under ENABLE ROW LEVEL SECURITY; enable it and write its policies.`]),
    ...columns.filter(isUntagged).map((column) => untagged(name, column)),
  ];
}

function isUntagged({ name, comment }: Column): boolean {
  return PERSONAL_NAME.test(name) && !SEALED.test(name) && !TAGGED.test(comment);
}

function untagged(table: string, { name }: Column): string {
  return (
    `Column ${table}.${name} sounds personal; seal it, or write COMMENT ON COLUMN beginning with ` +
    "“personal: ” (why in clear, how long) or “not personal: ” (whose it is)."
  );
}
