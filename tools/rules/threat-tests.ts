import { posix } from "node:path";
import type { CallExpression, Expression } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const SECURITY = "SECURITY.md";
/** Parts that have a page of their own. */
const PARTS = ["docs/security/reader.md"];
const NAMED = /\["([^"]+)"\]\(([^)]+)\)/g;
const runners: ReadonlySet<string> = new Set(["it", "test"]);

/**
 * Every test that a line of the threat model names is there, under that title: a comment, or a group without
 * a test, tries nothing.
 */
export const threatTests: Rule = {
  name: "threat-tests",
  adr: "0002",
  check: (tree) => {
    const files = new Map(tree.code().map((file) => [file.path, file]));
    return [SECURITY, ...PARTS.filter((part) => tree.has(part))].flatMap((model) =>
      checkModel(model, tree, files),
    );
  },
};

function checkModel(model: string, tree: Tree, files: ReadonlyMap<string, CodeFile>): Failure[] {
  return tree
    .text(model)
    .split("\n")
    .flatMap((text, at) =>
      [...text.matchAll(NAMED)].flatMap(([, title = "", link = ""]): Failure[] => {
        const path = posix.join(posix.dirname(model), link);
        const file = files.get(path);
        if (file && titlesIn(file).has(title)) return [];
        return [
          failure(model, at + 1, `No test of ${path} is called “${title}”; name the one that tries it.`),
        ];
      }),
    );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of tests, and of groups that hold one. */
function titlesIn(file: CodeFile): ReadonlySet<string> {
  const calls: { node: CallExpression; name: string }[] = [];
  const helpers: { name: string; span: Span }[] = [];
  file.visit({
    CallExpression: (node) => {
      const name = calledIn(node.callee);
      if (name !== undefined) calls.push({ node, name });
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && init?.type === "ArrowFunctionExpression")
        helpers.push({ name: id.name, span: init });
    },
  });
  const tests = calls.filter(({ name }) => runners.has(name));
  const holdsTest = (span: Span) =>
    tests.some(({ node: { start, end } }) => start > span.start && end <= span.end);
  // Such as one that leaves a test out, saying why, where a program is not installed.
  const own = new Set(helpers.filter(({ span }) => holdsTest(span)).map(({ name }) => name));
  const named = calls.filter(({ name, node }) =>
    name === "describe" ? holdsTest(node) : runners.has(name) || own.has(name),
  );
  return new Set(named.map(({ node }) => titleOf(node)).filter((title) => title !== undefined));
}

/** "test" of `test(…)`, `test.concurrent(…)`, `test.each(…)(…)`, `test.each\`…\`(…)`. */
function calledIn(callee: Expression): string | undefined {
  let current: Expression = callee;
  while (current.type !== "Identifier") {
    if (current.type === "MemberExpression") current = current.object;
    else if (current.type === "CallExpression") current = current.callee;
    else if (current.type === "TaggedTemplateExpression") current = current.tag;
    else return undefined;
  }
  return current.name;
}

function titleOf({ arguments: [first] }: CallExpression): string | undefined {
  if (first?.type === "Literal" && typeof first.value === "string") return first.value;
  if (first?.type === "TemplateLiteral" && first.expressions.length === 0)
    return first.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
