import { readNames } from "./read-names.ts";
import type { Tree } from "./tree.ts";

export interface ModuleFolder {
  readonly name: string;
  /** "apps/platform/src/features/identity/identity" */
  readonly folder: string;
  readonly manifestPath: string;
  readonly dependsOn: readonly string[];
  readonly listensTo: readonly string[];
  readonly packages: readonly string[];
  /** Why module.json could not be read, otherwise null. */
  readonly problem: string | null;
}

const MODULE = /^apps\/[^/]+\/src\/features\/[^/]+\/[^/]+(?=\/)/;

export function modulesOf(tree: Tree): ModuleFolder[] {
  const folders = new Set(tree.paths.flatMap((path) => MODULE.exec(path)?.[0] ?? []));
  return [...folders].map((folder) => readModule(tree, folder));
}

function readModule(tree: Tree, folder: string): ModuleFolder {
  const manifestPath = `${folder}/module.json`;
  const empty = { dependsOn: [], listensTo: [], packages: [] };
  const base = { name: folder.slice(folder.lastIndexOf("/") + 1), folder, manifestPath };
  if (!tree.has(manifestPath)) return { ...base, ...empty, problem: "is missing" };
  try {
    const json: unknown = JSON.parse(tree.text(manifestPath));
    return {
      ...base,
      dependsOn: readNames(json, "dependsOn"),
      listensTo: readNames(json, "listensTo"),
      packages: readNames(json, "packages"),
      problem: null,
    };
  } catch (error) {
    return { ...base, ...empty, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A feature or a context. */
interface Dependent {
  readonly name: string;
  readonly dependsOn: readonly string[];
}

/**
 * Level of each module: 0 without dependency, otherwise one above its highest dependency.
 * A module inside a cycle, or above one, has no level and is absent.
 */
export function levelsOf(modules: readonly Dependent[]): Map<string, number> {
  const levels = new Map<string, number>();
  const known = new Set(modules.map(({ name }) => name));
  for (let pass = 0; pass < modules.length; pass += 1) {
    for (const { name, dependsOn } of modules) {
      const below = dependsOn.filter((other) => known.has(other)).map((other) => levels.get(other));
      if (below.every((level) => level !== undefined)) levels.set(name, 1 + Math.max(-1, ...below));
    }
  }
  return levels;
}
