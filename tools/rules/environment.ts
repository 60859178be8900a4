import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { dottedName } from "./pure-rules.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** The environment is read once, by config.ts of an application, which refuses a bad start. */
export const environment: Rule = {
  name: "environment",
  adr: "0001",
  check: (tree) =>
    tree
      .code()
      .filter(
        ({ path }) =>
          /^(apps|packages)\//.test(path) && !placeOf(path).isTest && placeOf(path).layer !== "config",
      )
      .flatMap(checkFile),
};

function checkFile(file: CodeFile): Failure[] {
  const sentence =
    "process.env is read here; config.ts of the application is its only reader: take the value as an argument.";
  const found = file.imports
    .filter(({ specifier, names }) => /^(node:)?process$/.test(specifier) && names.includes("env"))
    .map(({ line }) => failure(file.path, line, sentence));
  file.visit({
    MemberExpression: (node) => {
      if (/^(globalThis\.)?process\.env$/.test(dottedName(node))) {
        found.push(failure(file.path, file.lineAt(node.start), sentence));
      }
    },
  });
  return found;
}
