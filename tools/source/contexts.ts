import { readNames, readText } from "./read-names.ts";
import type { Tree } from "./tree.ts";

/**
 * A folder of features/: features that share words, and use of other contexts only those that `context.json`
 * lists.
 */
export interface Context {
  readonly name: string;
  readonly manifestPath: string;
  /** What its features have in common, in a sentence. */
  readonly about: string;
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
  if (!tree.has(manifestPath)) return { ...base, about: "", dependsOn: [], problem: "is missing" };
  try {
    const json: unknown = JSON.parse(tree.text(manifestPath));
    const about = readText(json, "about");
    if (about === "") return { ...base, about, dependsOn: [], problem: 'has no sentence under "about"' };
    return { ...base, about, dependsOn: readNames(json, "dependsOn"), problem: null };
  } catch (error) {
    return {
      ...base,
      about: "",
      dependsOn: [],
      problem: error instanceof Error ? error.message : String(error),
    };
  }
}
