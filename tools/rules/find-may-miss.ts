import type { Function as FunctionNode } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import { failure, type Rule } from "./rule.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Named extends Span {
  readonly name: string;
  readonly returns: Span;
}

/**
 * `find…` may return nothing, `get…` gives or throws: whoever reads a call knows whether to look at what it
 * answers.
 */
export const findMayMiss: Rule = {
  name: "find-may-miss",
  adr: "0001",
  check: (tree) =>
    tree.code().flatMap((file) =>
      throwing(file).map(({ name, start }) => {
        const sentence = `${name} gives or throws: call it get${name.slice("find".length)}, or let it return undefined.`;
        return failure(file.path, file.lineAt(start), sentence);
      }),
    ),
};

/** Those that throw, and whose type says that they always answer one thing. */
function throwing(file: CodeFile): readonly Named[] {
  const functions: Named[] = [];
  const throws: Span[] = [];
  const misses: Span[] = [];
  const note = (spans: Span[]) => (node: Span) => void spans.push(node);
  file.visit({
    FunctionDeclaration: (node) => void functions.push(...named(node)),
    ThrowStatement: note(throws),
    TSUndefinedKeyword: note(misses),
    TSNullKeyword: note(misses),
    TSBooleanKeyword: note(misses),
    TSArrayType: note(misses),
  });
  const within = (spans: readonly Span[], { start, end }: Span) =>
    spans.some((one) => one.start >= start && one.end <= end);
  return functions.filter((one) => within(throws, one) && !within(misses, one.returns));
}

function named({ id, returnType, start, end }: FunctionNode): readonly Named[] {
  if (!id || !returnType || !/^find[A-Z]/.test(id.name)) return [];
  return [{ name: id.name, start, end, returns: { start: returnType.start, end: returnType.end } }];
}
