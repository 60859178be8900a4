import type { CodeFile } from "../source/code-file.ts";
import { type Context, getContextName, listContexts } from "../source/contexts.ts";
import { levelsOf } from "../source/modules.ts";
import { placeOf } from "../source/place.ts";
import { readNames } from "../source/read-names.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** For each file, the contexts that it still imports against the order: the list only gets shorter. */
const EXCEPTIONS = "tools/rules/imports-against-order.json";

/**
 * A context imports those of its `context.json`, which never lead back to it; frames stand below features and
 * import none.
 */
export const contextOrder: Rule = {
  name: "context-order",
  adr: "0143",
  countSubjects: (tree) => tree.code().filter(({ path }) => isHeld(path)).length,
  check: (tree) => {
    const contexts = listContexts(tree);
    return [...wrongManifests(contexts), ...wrongImports(tree, contexts)];
  },
};

function wrongManifests(contexts: readonly Context[]): Failure[] {
  const names = new Set(contexts.map(({ name }) => name));
  const levels = levelsOf(contexts);
  return contexts.flatMap(({ name, manifestPath, dependsOn, problem }) => {
    if (problem) return [failure(manifestPath, 1, `context.json of ${name} cannot be read: ${problem}.`)];
    const unknown = dependsOn.filter((other) => !names.has(other));
    return [
      ...unknown.map((other) =>
        failure(manifestPath, 1, `${name} depends on ${other}, which is no context.`),
      ),
      ...(levels.has(name) || unknown.length > 0
        ? []
        : [failure(manifestPath, 1, `${name} depends on contexts that lead back to it, or to each other.`)]),
    ];
  });
}

function wrongImports(tree: Tree, contexts: readonly Context[]): Failure[] {
  const excepted = readOrderExceptions(tree);
  const dependencies = new Map(contexts.map(({ name, dependsOn }) => [name, dependsOn]));
  const used = new Map(
    tree
      .code()
      .filter(({ path }) => isHeld(path))
      .map((file) => [file.path, importsAgainst(file, dependencies)] as const),
  );
  const refused = [...used].flatMap(([path, imports]) =>
    [...imports]
      .filter(([context]) => !excepted.get(path)?.includes(context))
      .map(([context, line]) => failure(path, line, refusal(path, context))),
  );
  const overtaken = [...excepted].flatMap(([path, names]) =>
    names
      .filter((context) => !used.get(path)?.has(context))
      .map((context) =>
        failure(EXCEPTIONS, 1, `${path} no longer imports ${context} against the order; remove the line.`),
      ),
  );
  return [...refused, ...overtaken];
}

/** Tests open any door; composition and the demonstration put everything together. */
function isHeld(path: string): boolean {
  const { layer, isTest } = placeOf(path);
  return !isTest && (layer === "feature" || layer === "definition" || layer === "page");
}

/** The contexts that a file imports without the right to, each with the line of the first import. */
function importsAgainst(
  { path: here, imports }: CodeFile,
  dependencies: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const own = getContextName(here);
  const found = new Map<string, number>();
  for (const { path, line } of imports) {
    const other = path === null ? "" : getContextName(path);
    if (other === "" || other === own || dependencies.get(own)?.includes(other)) continue;
    if (!found.has(other)) found.set(other, line);
  }
  return found;
}

function refusal(path: string, context: string): string {
  const own = getContextName(path);
  return own === ""
    ? `A frame imports ${context}; frames stand below features: let the feature fill a slot, or register its pages.`
    : `${own} imports ${context}, which its context.json does not list; offer a slot, or move the page up.`;
}

function readOrderExceptions(tree: Tree): ReadonlyMap<string, readonly string[]> {
  if (!tree.has(EXCEPTIONS)) return new Map();
  const json: unknown = JSON.parse(tree.text(EXCEPTIONS));
  return new Map(Object.keys(Object(json)).map((path) => [path, readNames(json, path)]));
}
