import type { ASTNode } from "@marcbachmann/cel-js";

// Left out on purpose: `matches` (a publisher's regular expression can run for years), `dyn` and `type` (they
// undo the type check), member access and maps (facts are flat, so that nothing leads to a prototype),
// indexing (it throws).
const ALLOWED_OPERATORS: ReadonlySet<string> = new Set(
  "value id call rcall list ?: || && !_ -_ != == in + - * / % < <= > >=".split(" "),
);
const LOOPS: ReadonlySet<string> = new Set(["exists", "exists_one", "all"]);
const ALLOWED_CALLS: ReadonlySet<string> = new Set([
  ...LOOPS,
  "age",
  "size",
  "startsWith",
  "endsWith",
  "contains",
]);

/** What of a rule is outside the language we publish, in source order; empty when all is allowed. */
export function forbiddenParts(node: ASTNode, insideLoop = false): string[] {
  const call = callName(node);
  const loop = call !== undefined && LOOPS.has(call);
  const here: string[] = [];
  if (!ALLOWED_OPERATORS.has(node.op)) here.push(node.op);
  if (call !== undefined && !ALLOWED_CALLS.has(call)) here.push(`${call}()`);
  // One loop inside another multiplies their lengths: a short rule could then occupy the server.
  if (loop && insideLoop) here.push(`${call}() inside a loop`);
  return [...here, ...childrenOf(node).flatMap((child) => forbiddenParts(child, insideLoop || loop))];
}

/**
 * Levels of a rule: the parser counts brackets and calls, not chains of `!` or `&&`, which we walk by
 * recursion.
 */
export function depthOf(node: ASTNode): number {
  return 1 + Math.max(0, ...childrenOf(node).map(depthOf));
}

/** Declared variables a part of a rule reads. */
export function variablesOf(node: ASTNode, declared: ReadonlySet<string>): Set<string> {
  const found = new Set(childrenOf(node).flatMap((child) => [...variablesOf(child, declared)]));
  if (node.op === "id" && declared.has(node.args)) found.add(node.args);
  return found;
}

function callName(node: ASTNode): string | undefined {
  return node.op === "call" || node.op === "rcall" ? node.args[0] : undefined;
}

/**
 * Sub-expressions of a node, whatever its operator; what is neither a node nor a list of nodes is not code.
 */
function childrenOf(node: ASTNode): ASTNode[] {
  return Array.isArray(node.args) ? node.args.flat(2).filter(isNode) : [node.args].filter(isNode);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === "object" && part !== null && "op" in part && "args" in part;
}
