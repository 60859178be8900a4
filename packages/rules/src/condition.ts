import type { ASTNode, Environment, ParseResult } from "@marcbachmann/cel-js";
import { variablesOf } from "./syntax.ts";

/**
 * A rule, cut at its connectives. CEL alone stops with an error at the first unknown datum; evaluating the
 * connectives ourselves, in three values, tells a "no" that is already certain from a question still open.
 */
export type Condition =
  | {
      readonly kind: "all" | "any";
      readonly text: string;
      readonly parts: readonly [Condition, Condition];
    }
  | { readonly kind: "not"; readonly text: string; readonly part: Condition }
  // Kept whole: spelled with "all" and "any" it would name its test twice, and nested tests would double at
  // each level.
  | {
      readonly kind: "choice";
      readonly text: string;
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
  if (node.op === "&&") return joined("all", cut(node.args[0]), cut(node.args[1]));
  if (node.op === "||") return joined("any", cut(node.args[0]), cut(node.args[1]));
  if (node.op === "!_") {
    const part = cut(node.args);
    return { kind: "not", text: `!(${part.text})`, part };
  }
  if (node.op === "?:") {
    const [test, yes, no] = [cut(node.args[0]), cut(node.args[1]), cut(node.args[2])];
    return { kind: "choice", text: [test, "?", yes, ":", no].map(spelled).join(" "), test, yes, no };
  }
  const text = node.input.slice(node.start, node.end);
  return { kind: "leaf", text, variables: variablesOf(node, declared), run: environment.parse(text) };
}

const CONNECTIVES = { all: "&&", any: "||" } as const;

// Spelled again rather than cut out of the source, where brackets belong to no node.
function joined(kind: "all" | "any", left: Condition, right: Condition): Condition {
  const spell = (part: Condition) => (part.kind === kind ? part.text : spelled(part));
  return { kind, text: `${spell(left)} ${CONNECTIVES[kind]} ${spell(right)}`, parts: [left, right] };
}

function spelled(part: Condition | string): string {
  if (typeof part === "string") return part;
  return part.kind === "leaf" || part.kind === "not" ? part.text : `(${part.text})`;
}

/** The conditions that must all hold, in the order of the rule: one alone when it is not a conjunction. */
export function conjunctsOf(condition: Condition): readonly Condition[] {
  return condition.kind === "all" ? condition.parts.flatMap(conjunctsOf) : [condition];
}
