import type { Tree } from "../source/tree.ts";

export interface Document {
  readonly path: string;
  /** Whole text of the file, or null when what it tells of does not exist yet. */
  render(tree: Tree): string | null;
}

export function page(title: string, source: string, blocks: readonly string[]): string {
  return [`# ${title}`, `Generated from ${source} by tools/generate.ts; do not edit.`, ...blocks]
    .join("\n\n")
    .concat("\n");
}

export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim() || "–";
}

export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}
