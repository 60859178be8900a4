import type { CallExpression, Expression } from "oxc-parser";
import { failure, type Rule } from "./rule.ts";

const TESTS = /\.(test|spec)\.tsx?$|^e2e\//;
const partial = new Set(["only", "skip", "todo", "fixme"]);
const runners = new Set(["describe", "it", "test"]);

/** All tests run, always: none is singled out, skipped or promised. */
export const wholeTests: Rule = {
  name: "whole-tests",
  adr: "0002",
  check: (tree) =>
    tree
      .code()
      .filter(({ path }) => TESTS.test(path))
      .flatMap((file) => {
        const calls: { start: number; word: string }[] = [];
        file.visit({
          CallExpression: (node) => {
            const word = partialWord(node);
            if (word) calls.push({ start: node.start, word });
          },
        });
        const sentence = (word: string) => `A test is marked .${word}; repair it or delete it.`;
        return calls.map(({ start, word }) => failure(file.path, file.lineAt(start), sentence(word)));
      }),
};

/** "skip" for `it.skip(…)`, `describe.concurrent.skip(…)` or `it.skip.each(…)(…)`, otherwise null. */
function partialWord({ callee }: CallExpression): string | null {
  const words: string[] = [];
  let current: Expression = callee;
  while (current.type === "MemberExpression" && !current.computed) {
    words.push(current.property.name);
    current = current.object;
  }
  if (current.type !== "Identifier" || !runners.has(current.name)) return null;
  return words.find((word) => partial.has(word)) ?? null;
}
