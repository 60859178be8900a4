import { levelsOf, type ModuleFolder, modulesOf } from "../source/modules.ts";
import { failure, type Rule } from "./rule.ts";

/** Features form levels: following dependsOn never comes back. */
export const moduleCycles: Rule = {
  name: "module-cycles",
  adr: "0001",
  countSubjects: (tree) => modulesOf(tree).length,
  check: (tree) => {
    const modules = modulesOf(tree);
    const levels = levelsOf(modules);
    const cycle = findCycle(modules.filter(({ name }) => !levels.has(name)));
    const first = modules.find(({ name }) => name === cycle[0]);
    if (!first) return [];
    const path = [...cycle, first.name].join(" → ");
    return [
      failure(
        first.manifestPath,
        1,
        `The features depend on each other in a circle: ${path}; remove one arrow.`,
      ),
    ];
  },
};

/**
 * Among features without a level, following a dependency that has none either ends on a feature already seen.
 */
function findCycle(unlevelled: readonly ModuleFolder[]): string[] {
  const dependencies = new Map(unlevelled.map(({ name, dependsOn }) => [name, dependsOn]));
  const walk: string[] = [];
  let current = unlevelled[0]?.name;
  while (current !== undefined && !walk.includes(current)) {
    walk.push(current);
    current = dependencies.get(current)?.find((name) => dependencies.has(name));
  }
  return current === undefined ? [] : walk.slice(walk.indexOf(current));
}
