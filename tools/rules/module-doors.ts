import type { CodeFile, Import } from "../source/code-file.ts";
import { type ModuleFolder, modulesOf } from "../source/modules.ts";
import { isDoor, placeOf } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** A feature is imported through its index.ts only, and by the features that list it. */
export const moduleDoors: Rule = {
  name: "module-doors",
  adr: "0001",
  countSubjects: (tree) =>
    tree
      .code()
      .flatMap(({ imports }) => imports)
      .filter(({ path }) => path !== null && isDoor(path)).length,
  check: (tree) => {
    const modules = new Map(modulesOf(tree).map((module) => [module.name, module]));
    return tree.code().flatMap((file) => file.imports.flatMap((used) => checkImport(file, used, modules)));
  },
};

/** What the pages of a feature say is written beside them, in a file for each language. */
function isOwnWords(from: string, to: string): boolean {
  const [, feature] = /^(.*\/features\/[^/]+\/[^/]+\/)words\.(?:fr|en)\.ts$/.exec(to) ?? [];
  return feature !== undefined && from.startsWith(`${feature}pages/`);
}

function checkImport(file: CodeFile, used: Import, modules: ReadonlyMap<string, ModuleFolder>): Failure[] {
  const target = used.path === null ? null : placeOf(used.path);
  const here = placeOf(file.path);
  if (used.path === null || target?.layer !== "feature") return [];
  if (here.layer === "feature" && here.name === target.name) return [];
  // What a feature offers to tests (builders, fixtures) is imported by tests without going through its door.
  if (here.isTest && target.isTest) return [];
  if (isOwnWords(file.path, used.path)) return [];
  if (!isDoor(used.path)) {
    const sentence = `“${used.path}” is inside feature ${target.name}; import its door, index.ts.`;
    return [failure(file.path, used.line, sentence)];
  }
  const importer = here.layer === "feature" && !here.isTest ? modules.get(here.name) : undefined;
  if (!importer || importer.dependsOn.includes(target.name)) return [];
  const sentence = `Feature ${here.name} imports ${target.name}, which its module.json does not list in dependsOn.`;
  return [failure(file.path, used.line, sentence)];
}
