import type { ASTNode, Environment, ParseResult } from "@marcbachmann/cel-js";
import { variablesOf } from "./syntax.ts";

/**
 * A rule, cut at its connectives. CEL alone stops with an error at the first unknown datum; evaluating the connectives
 * ourselves, in three values, tells a "no" that is already certain from a question still open.
 */
export type Condition =
  | { readonly kind: "all" | "any"; readonly parts: readonly [Condition, Condition] }
  | { readonly kind: "not"; readonly part: Condition }
  // Kept whole: spelled with "all" and "any" it would name its test twice, and nested tests would double at each level.
  | {
      readonly kind: "choice";
      readonly test: Condition;
      readonly yes: Condition;
      readonly no: Condition;
    }
  | Leaf;

/** A condition without connective, run by CEL once all its variables are known. */
export interface Leaf {
  readonly kind: "leaf";
  readonly text: string;
  readonly variables: ReadonlySet<string>;
  readonly run: ParseResult;
}

export function conditionOf(
  node: ASTNode,
  environment: Environment,
  declared: ReadonlySet<string>,
): Condition {
  const cut = (part: ASTNode) => conditionOf(part, environment, declared);
  if (node.op === "&&") return { kind: "all", parts: [cut(node.args[0]), cut(node.args[1])] };
  if (node.op === "||") return { kind: "any", parts: [cut(node.args[0]), cut(node.args[1])] };
  if (node.op === "!_") return { kind: "not", part: cut(node.args) };
  if (node.op === "?:") {
    const [test, yes, no] = node.args;
    return { kind: "choice", test: cut(test), yes: cut(yes), no: cut(no) };
  }
  const text = node.input.slice(node.start, node.end);
  return { kind: "leaf", text, variables: variablesOf(node, declared), run: environment.parse(text) };
}
