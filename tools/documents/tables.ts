import { type Table, tablesOf } from "../source/tables.ts";
import { code, type Document, markdownTable, page } from "./document.ts";

export const tablesDocument: Document = {
  path: "docs/generated/tables.md",
  render: (tree) => {
    const tables = tablesOf(tree);
    if (tables.length === 0) return null;
    const modules = [...new Set(tables.map(({ module }) => module))];
    return page(
      "Tables",
      "the baseline and the migrations",
      modules.flatMap((module) => [
        `## ${module}`,
        ...tables.filter((table) => table.module === module).map(section),
      ]),
    );
  },
};

function section({ name, comment, columns }: Table): string {
  const rows = columns.map((column) => [code(column.name), column.type, column.comment]);
  return [`### ${name}`, comment, markdownTable(["column", "type", "comment"], rows)].join("\n\n");
}
