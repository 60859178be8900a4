import type { AllowedTexts, StoredColumn } from "./read-columns.ts";

/**
 * What the driver gives (`infra/database/database.ts` parses days and bigints). One that is missing is added
 * here.
 */
const given: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  date: "string",
  bytea: "Buffer",
  smallint: "number",
  integer: "number",
  bigint: "number",
  real: "number",
  "double precision": "number",
  boolean: "boolean",
  "timestamp with time zone": "Date",
  // A store says what it wrote there: `ServiceTable & { content: Content }`.
  jsonb: "unknown",
  "text[]": "string[]",
  "uuid[]": "string[]",
  "smallint[]": "number[]",
  "integer[]": "number[]",
};
const WIDTH = 110;

export interface TypesOfFeature {
  readonly columns: readonly StoredColumn[];
  readonly allowed: readonly AllowedTexts[];
  readonly command: string;
}

/** As Biome formats it. */
export function writeTypes(tables: readonly string[], { columns, allowed, command }: TypesOfFeature): string {
  const names = tables.toSorted();
  const written = names.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => writeColumn(column, allowed));
    const name = pascal(table);
    return `export interface ${name}Table {\n${lines.join("")}}\nexport type ${name}Row = Selectable<${name}Table>;\n`;
  });
  const all = `export type Tables = {\n${names.map((table) => `  ${table}: ${pascal(table)}Table;\n`).join("")}};\n`;
  const body = [...written, all].join("\n");
  const imported = ["ColumnType", "Generated", "GeneratedAlways", "Selectable"].filter((name) =>
    body.includes(`${name}<`),
  );
  return `// Generated from the migrated database; do not edit. To write it again:
// ${command}

import type { ${imported.join(", ")} } from "kysely";

${body}`;
}

function writeColumn(column: StoredColumn, allowed: readonly AllowedTexts[]): string {
  const comment = column.comment === null ? "" : writeComment(column.comment.replaceAll("*/", "* /"));
  const choices = listTypes(column, allowed);
  const wrapped = findWrapper(column);
  const union = choices.join(" | ");
  const line = `  ${column.name}: ${wrapped ? `${wrapped}<${union}>` : union};\n`;
  if (line.length - 1 <= WIDTH) return comment + line;
  const indent = wrapped ? "      " : "    ";
  const list = choices.map((choice) => `${indent}| ${choice}`).join("\n");
  return `${comment}  ${column.name}: ${wrapped ? `${wrapped}<\n${list}\n  >` : `\n${list}`};\n`.replace(
    ": \n",
    ":\n",
  );
}

/** On one line, or folded at the width of the code. */
function writeComment(text: string): string {
  const line = `  /** ${text} */\n`;
  if (line.length - 1 <= WIDTH) return line;
  const room = WIDTH - "   * ".length;
  const folded = [""];
  for (const word of text.split(" ")) {
    const last = folded.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (longer.length <= room) folded[folded.length - 1] = longer;
    else folded.push(word);
  }
  return `  /**\n${folded.map((part) => `   * ${part}\n`).join("")}   */\n`;
}

/**
 * What is unknown may be left out as it is, and a store narrows it by `&`, which it could not of a
 * `Generated<unknown>`.
 */
function findWrapper({ type, filled }: StoredColumn): string | undefined {
  if (filled === null || type === "bigint[]" || type === "jsonb") return undefined;
  return filled === "always" ? "GeneratedAlways" : "Generated";
}

/** Of an array, the driver gives bigints as text. */
function writeBigints({ table, name, nullable, filled }: StoredColumn): string {
  if (nullable || filled === "always")
    throw new Error(`${table}.${name}: bigints of this kind have no type yet`);
  const numbers = "readonly number[]";
  return `ColumnType<string[], ${filled ? `${numbers} | undefined` : numbers}, ${numbers}>`;
}

/** What may be there, each a member of a union. */
function listTypes(column: StoredColumn, allowed: readonly AllowedTexts[]): string[] {
  const { table, name, type, nullable } = column;
  if (type === "bigint[]") return [writeBigints(column)];
  const texts = allowed
    .filter((one) => one.table === table && one.column === name)
    .map((one) => one.texts.map((text) => JSON.stringify(text)));
  const [first] = texts;
  if (texts.length > 1) throw new Error(`${table}.${name} has two checks that list texts`);
  const plain = given[type];
  if (plain === undefined) throw new Error(`${table}.${name}: say what the driver gives of ${type}`);
  const base = type === "text[]" && first ? [`(${first.join(" | ")})[]`] : (first ?? [plain]);
  return nullable && plain !== "unknown" ? [...base, "null"] : [...base];
}

function pascal(table: string): string {
  return table
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
