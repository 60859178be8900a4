import type { ArrowFunctionExpression, Function as FunctionNode } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const FILE_LINES = 400;
const FUNCTION_LINES = 70;

/** No file over 400 lines, no function over 70. */
export const sizes: Rule = {
  name: "sizes",
  adr: "0001",
  check: (tree) => tree.code().flatMap((file) => [...longFile(file), ...longFunctions(file)]),
};

function longFile({ path, lineCount }: CodeFile): Failure[] {
  if (lineCount <= FILE_LINES) return [];
  return [
    failure(
      path,
      FILE_LINES + 1,
      `The file has ${lineCount} lines; split it by what changes together (${FILE_LINES} at most).`,
    ),
  ];
}

function longFunctions(file: CodeFile): Failure[] {
  const found: Failure[] = [];
  const names = new Map<number, string>();
  // `describe` groups stories: its callback is a table of contents, not a function to read in one go.
  const groups = new Set<number>();
  const measure = (node: FunctionNode | ArrowFunctionExpression) => {
    const first = file.lineAt(node.start);
    const lines = file.lineAt(node.end) - first + 1;
    if (lines <= FUNCTION_LINES || groups.has(node.start)) return;
    const name =
      (node.type !== "ArrowFunctionExpression" && node.id?.name) || names.get(node.start) || "(anonymous)";
    found.push(
      failure(
        file.path,
        first,
        `Function ${name} has ${lines} lines; name its steps (${FUNCTION_LINES} at most).`,
      ),
    );
  };
  file.visit({
    VariableDeclarator: ({ id, init }) => {
      if (init && id.type === "Identifier") names.set(init.start, id.name);
    },
    Property: ({ key, value }) => {
      if (key.type === "Identifier") names.set(value.start, key.name);
    },
    MethodDefinition: ({ key, value }) => {
      if (key.type === "Identifier") names.set(value.start, key.name);
    },
    CallExpression: ({ callee, arguments: [, ...rest] }) => {
      const isGroup = callee.type === "Identifier" && callee.name === "describe";
      if (isGroup && placeOf(file.path).isTest) for (const argument of rest) groups.add(argument.start);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  });
  return found;
}
