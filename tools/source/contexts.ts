import { readNames } from "./read-names.ts";
import type { Tree } from "./tree.ts";

/**
 * A folder of features/: features that share words, and use of other contexts only those that `context.json`
 * lists.
 */
export interface Context {
  readonly name: string;
  readonly manifestPath: string;
  readonly dependsOn: readonly string[];
  /** Why context.json could not be read, otherwise null. */
  readonly problem: string | null;
}

const CONTEXT = /^apps\/[^/]+\/src\/features\/([^/]+)(?=\/)/;

export function listContexts(tree: Tree): Context[] {
  const folders = new Set(tree.paths.flatMap((path) => CONTEXT.exec(path)?.[0] ?? []));
  return [...folders].map((folder) => readContext(tree, folder));
}

/** Name of the context in which a file stands, "" outside features/. */
export function getContextName(path: string): string {
  return CONTEXT.exec(path)?.[1] ?? "";
}

function readContext(tree: Tree, folder: string): Context {
  const manifestPath = `${folder}/context.json`;
  const base = { name: getContextName(`${folder}/`), manifestPath };
  if (!tree.has(manifestPath)) return { ...base, dependsOn: [], problem: "is missing" };
  try {
    const json: unknown = JSON.parse(tree.text(manifestPath));
    return { ...base, dependsOn: readNames(json, "dependsOn"), problem: null };
  } catch (error) {
    return { ...base, dependsOn: [], problem: error instanceof Error ? error.message : String(error) };
  }
}
