import {
  type ArrowFunctionExpression,
  type CallExpression,
  type Function as FunctionNode,
  type Node,
  visitorKeys,
} from "oxc-parser";
import type { CodeFile } from "../../source/code-file.ts";

/** Where a node stands: its file, and the nodes that hold it, the outermost first. */
export interface Scope {
  readonly file: CodeFile;
  readonly ancestors: readonly Node[];
}

export interface PlacedCall {
  readonly call: CallExpression;
  readonly scope: Scope;
}

export function listCalls(file: CodeFile): readonly PlacedCall[] {
  const found: PlacedCall[] = [];
  const ancestors: Node[] = [];
  const walk = (node: Node): void => {
    if (node.type === "CallExpression")
      found.push({ call: node, scope: { file, ancestors: [...ancestors] } });
    ancestors.push(node);
    for (const child of listChildren(node)) walk(child);
    ancestors.pop();
  };
  walk(file.program);
  return found;
}

export function listChildren(node: Node): readonly Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const held: unknown = Reflect.get(node, key);
    return [held].flat().filter(isNode);
  });
}

function isNode(held: unknown): held is Node {
  return typeof held === "object" && held !== null && "type" in held;
}

/** The name under which a function is called: its own, that of its constant, or that of its property. */
export function findFunctionName(fn: Node, { ancestors }: Scope): string | undefined {
  if ((fn.type === "FunctionDeclaration" || fn.type === "FunctionExpression") && fn.id) return fn.id.name;
  const at = ancestors.indexOf(fn);
  const parent = (at === -1 ? ancestors : ancestors.slice(0, at)).at(-1);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "Property" && parent.key.type === "Identifier") return parent.key.name;
  if (parent?.type === "MethodDefinition" && parent.key.type === "Identifier") return parent.key.name;
  return undefined;
}

/** The innermost function with a name around this place; "" at the top of a file. */
export function findEnclosingName(scope: Scope): string {
  const names = scope.ancestors.filter(isFunction).map((fn) => findFunctionName(fn, scope));
  return names.findLast((name) => name !== undefined) ?? "";
}

export type FunctionLike = FunctionNode | ArrowFunctionExpression;

export function isFunction(node: Node): node is FunctionLike {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}
