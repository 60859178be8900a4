import { getContextName, listContexts } from "../source/contexts.ts";
import { movedLinks } from "../source/links.ts";
import { levelsOf, type ModuleFolder, modulesOf } from "../source/modules.ts";
import { type Document, markdownTable, page } from "./document.ts";

const BLOCK = /(<!-- generated:modules -->)[\s\S]*?(<!-- \/generated -->)/;

const PATH = "docs/generated/modules.md";

export const modulesDocument: Document = {
  path: PATH,
  render: (tree) => {
    const modules = modulesOf(tree);
    if (modules.length === 0) return null;
    const levels = levelsOf(modules);
    const rows = [...modules]
      .sort(byLevel(levels))
      .map((module) => [
        String(levels.get(module.name) ?? "in a cycle"),
        `[${module.name}](../../${module.folder}/README.md)`,
        purpose(tree.text(`${module.folder}/README.md`), `${module.folder}/README.md`),
        module.dependsOn.join(", "),
        module.listensTo.join(", "),
        module.packages.join(", "),
      ]);
    const heads = ["level", "feature", "purpose", "depends on", "listens to", "packages"];
    const contexts = listContexts(tree)
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ name, about }) => [
        name,
        about,
        modules
          .filter(({ folder }) => getContextName(`${folder}/`) === name)
          .map(({ name }) => name)
          .join(", "),
      ]);
    return page("Features", "context.json of each context, module.json and README.md of each feature", [
      markdownTable(["context", "what it is about", "features"], contexts),
      "An arrow that others imply is left out; the table has every dependency and every event listened to.",
      moduleGraph(modules),
      markdownTable(heads, rows),
    ]);
  },
};

/** The same graph inside ARCHITECTURE.md, between its markers; the full list stays in the generated page. */
export const architectureDocument: Document = {
  path: "ARCHITECTURE.md",
  render: (tree) => {
    const text = tree.text("ARCHITECTURE.md");
    const modules = modulesOf(tree);
    if (modules.length === 0 || !BLOCK.test(text)) return null;
    return text.replace(BLOCK, (_whole, start, end) => `${start}\n${moduleGraph(modules)}\n${end}`);
  },
};

/**
 * Levels stand from the highest down. An arrow is a dependency that no other arrow implies (transitive
 * reduction): all of them cannot be read. Every dependency and every event is in the table.
 */
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
  const reached = reachOf(modules);
  const arrows = modules.flatMap(({ name, dependsOn }) =>
    dependsOn
      .filter((other) => !dependsOn.some((between) => between !== other && reached(between).has(other)))
      .map((other) => `  ${name} --> ${other}`),
  );
  return ["```mermaid", "flowchart TB", ...boxes, ...arrows, "```"].join("\n");
}

/** All that a feature depends on, near and far. */
function reachOf(modules: readonly ModuleFolder[]): (name: string) => ReadonlySet<string> {
  const direct = new Map(modules.map(({ name, dependsOn }) => [name, dependsOn]));
  const known = new Map<string, Set<string>>();
  const reach = (name: string): ReadonlySet<string> => {
    const found = known.get(name) ?? new Set<string>();
    if (known.has(name)) return found;
    known.set(name, found);
    for (const other of direct.get(name) ?? []) {
      found.add(other);
      for (const further of reach(other)) found.add(further);
    }
    return found;
  };
  return reach;
}

function byLevel(levels: ReadonlyMap<string, number>) {
  return (a: ModuleFolder, b: ModuleFolder) =>
    (levels.get(a.name) ?? Infinity) - (levels.get(b.name) ?? Infinity) || a.name.localeCompare(b.name);
}

/** First paragraph under the title of a README, its links rewritten for the place where they stand. */
function purpose(readme: string, from: string): string {
  const first = readme.split(/\n\s*\n/).find((block) => block.trim() !== "" && !block.startsWith("#"));
  return movedLinks(first ?? "", { from, to: PATH });
}
