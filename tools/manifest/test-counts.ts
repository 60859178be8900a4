import type { CallExpression, Expression } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import type { Tree } from "../source/tree.ts";
import type { Counts, FloorSection } from "./section.ts";

export const testSection: FloorSection = {
  kind: "floors",
  name: "tests",
  about: "Tests written, at least: calls of test and it, one for each table of cases.",
};

const TEST_FILE = /\.test\.tsx?$/;
const runners = new Set(["it", "test"]);
/** They answer a function that is called with the title. */
const factories = new Set(["each", "for", "runIf", "skipIf"]);

/** By what a move of files leaves where it is: a workspace, or a folder of the walls. */
export function countTests(tree: Tree): Counts {
  const counts = new Map<string, number>();
  for (const file of tree.code()) {
    if (!TEST_FILE.test(file.path)) continue;
    const group = getGroup(file.path);
    counts.set(group, (counts.get(group) ?? 0) + countCases(file));
  }
  return counts;
}

function getGroup(path: string): string {
  const walls = /^apps\/platform\/src\/(walls)\/(?:([^/]+)\/)?/.exec(path);
  if (walls) return ["walls", walls[2]].filter((part) => part !== undefined).join("/");
  return /^(?:(?:apps|packages)\/[^/]+|[^/]+)(?=\/)/.exec(path)?.[0] ?? "";
}

function countCases(file: CodeFile): number {
  let count = 0;
  file.visit({
    CallExpression: (call) => {
      if (isTest(call)) count += 1;
    },
  });
  return count;
}

/** True for `test(…)`, `it.concurrent(…)`, `test.each(…)(…)`; not for the `test.each(…)` inside. */
function isTest({ callee }: CallExpression): boolean {
  const words = listWords(callee);
  const last = words.at(-1) ?? "";
  const isRunner = runners.has(words[0] ?? "");
  return (
    isRunner &&
    (callee.type === "CallExpression" || callee.type === "TaggedTemplateExpression" || !factories.has(last))
  );
}

/** ["test", "each"] for `test.each(…)`. */
function listWords(callee: Expression): readonly string[] {
  switch (callee.type) {
    case "Identifier":
      return [callee.name];
    case "MemberExpression":
      return callee.computed ? [] : [...listWords(callee.object), callee.property.name];
    case "CallExpression":
      return listWords(callee.callee);
    case "TaggedTemplateExpression":
      return listWords(callee.tag);
    default:
      return [];
  }
}
