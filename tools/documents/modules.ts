import { levelsOf, type ModuleFolder, modulesOf } from "../source/modules.ts";
import { type Document, markdownTable, page } from "./document.ts";

const BLOCK = /(<!-- generated:modules -->)[\s\S]*?(<!-- \/generated -->)/;

export const modulesDocument: Document = {
  path: "docs/generated/modules.md",
  render: (tree) => {
    const modules = modulesOf(tree);
    if (modules.length === 0) return null;
    const levels = levelsOf(modules);
    const rows = [...modules]
      .sort(byLevel(levels))
      .map((module) => [
        String(levels.get(module.name) ?? "in a cycle"),
        `[${module.name}](../../${module.folder}/README.md)`,
        purpose(tree.text(`${module.folder}/README.md`)),
        module.dependsOn.join(", "),
        module.listensTo.join(", "),
        module.packages.join(", "),
      ]);
    const heads = ["level", "module", "purpose", "depends on", "listens to", "packages"];
    return page("Modules", "module.json and README.md of each module", [
      moduleGraph(modules),
      markdownTable(heads, rows),
    ]);
  },
};

/** The same graph inside ARCHITECTURE.md, between its markers. */
export const architectureDocument: Document = {
  path: "ARCHITECTURE.md",
  render: (tree) => {
    const text = tree.text("ARCHITECTURE.md");
    const modules = modulesOf(tree);
    if (modules.length === 0 || !BLOCK.test(text)) return null;
    return text.replace(BLOCK, (_whole, start, end) => `${start}\n${moduleGraph(modules)}\n${end}`);
  },
};

/** A plain arrow is a dependency, a dotted one an event. Levels stand from the highest down. */
export function moduleGraph(modules: readonly ModuleFolder[]): string {
  const levels = levelsOf(modules);
  const numbers = [...new Set(levels.values())].sort((a, b) => b - a);
  const boxes = numbers.map((level) => {
    const names = modules.map(({ name }) => name).filter((name) => levels.get(name) === level);
    return [
      `  subgraph level${level}["level ${level}"]`,
      ...names.map((name) => `    ${name}`),
      "  end",
    ].join("\n");
  });
  const arrows = modules.flatMap(({ name, dependsOn, listensTo }) => [
    ...dependsOn.map((other) => `  ${name} --> ${other}`),
    ...listensTo.map((other) => `  ${other} -.-> ${name}`),
  ]);
  return ["```mermaid", "flowchart TB", ...boxes, ...arrows, "```"].join("\n");
}

function byLevel(levels: ReadonlyMap<string, number>) {
  return (a: ModuleFolder, b: ModuleFolder) =>
    (levels.get(a.name) ?? Infinity) - (levels.get(b.name) ?? Infinity) || a.name.localeCompare(b.name);
}

/** First paragraph under the title of a README. */
function purpose(readme: string): string {
  return readme.split(/\n\s*\n/).find((block) => block.trim() !== "" && !block.startsWith("#")) ?? "";
}
