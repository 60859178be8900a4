import type { CodeFile } from "../source/code-file.ts";
import { type ModuleFolder, modulesOf } from "../source/modules.ts";
import { placeOf, workspacePackage } from "../source/place.ts";
import { tablesOf } from "../source/tables.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** module.json says what the code does: dependencies exist and are used, packages imported are listed. */
export const moduleManifest: Rule = {
  name: "module-manifest",
  adr: "0001",
  countSubjects: (tree) => modulesOf(tree).length,
  check: (tree) => {
    const modules = modulesOf(tree);
    const names = new Set(modules.map(({ name }) => name));
    return modules.flatMap((module) => {
      const own = tree.code().filter(({ path }) => path.startsWith(`${module.folder}/`) && isInside(path));
      const wrong = [
        ...wrongDependencies(module, names, usedBy(module, own, tree)),
        ...wrongListeners(module),
      ];
      return [
        ...wrong.map((sentence) => failure(module.manifestPath, 1, sentence)),
        ...unlistedPackages(module, own),
      ];
    });
  },
};

/** Neither a test, which opens any door, nor a page, which uses what several features offer. */
function isInside(path: string): boolean {
  const { layer, isTest } = placeOf(path);
  return layer === "feature" && !isTest;
}

/**
 * Modules that this one uses: by an import, by a foreign key of its tables, or by listening (events arrive as
 * jobs, by name, without an import).
 */
function usedBy({ name, listensTo }: ModuleFolder, own: readonly CodeFile[], tree: Tree): Set<string> {
  const imported = own.flatMap(({ imports }) =>
    imports.map(({ path }) => (path !== null && placeOf(path).layer === "feature" ? placeOf(path).name : "")),
  );
  const tables = tablesOf(tree);
  const named = new Set(
    tables.filter(({ module }) => module === name).flatMap(({ references }) => references),
  );
  const owners = tables.filter((table) => named.has(table.name)).map(({ module }) => module);
  return new Set([...imported, ...owners, ...listensTo]);
}

function wrongDependencies(
  module: ModuleFolder,
  names: ReadonlySet<string>,
  used: ReadonlySet<string>,
): string[] {
  return module.dependsOn.flatMap((name) => {
    if (!names.has(name)) return [`Feature ${module.name} depends on ${name}, which is not a feature.`];
    return used.has(name)
      ? []
      : [`Feature ${module.name} lists ${name} in dependsOn and never uses it; remove it.`];
  });
}

function wrongListeners({ name, dependsOn, listensTo }: ModuleFolder): string[] {
  return listensTo
    .filter((other) => !dependsOn.includes(other))
    .map((other) => `Feature ${name} listens to ${other} without listing it in dependsOn.`);
}

function unlistedPackages(module: ModuleFolder, own: readonly CodeFile[]): Failure[] {
  return own.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const name = workspacePackage(specifier);
      if (name === null || module.packages.includes(name)) return [];
      return [
        failure(
          path,
          line,
          `Feature ${module.name} imports ${specifier}: list “${name}” in packages of module.json.`,
        ),
      ];
    }),
  );
}
