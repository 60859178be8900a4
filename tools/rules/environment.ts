import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { dottedName } from "./pure-rules.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/** The environment is read once, by config.ts of an application, which refuses a bad start. */
export const environment: Rule = {
  name: "environment",
  adr: "0001",
  check: (tree) => tree.code().filter(isWithoutEnvironment).flatMap(checkFile),
};

function isWithoutEnvironment({ path }: CodeFile): boolean {
  const { layer, isTest } = placeOf(path);
  return /^(apps|packages)\//.test(path) && !isTest && layer !== "config";
}

function checkFile(file: CodeFile): Failure[] {
  const sentence =
    "process.env is read here; config.ts of the application is its only reader: take the value as an argument.";
  const found = file.imports
    .filter(({ specifier, names }) => /^(node:)?process$/.test(specifier) && names.includes("env"))
    .map(({ line }) => failure(file.path, line, sentence));
  // PATH handed on to a child program is where programs are found, not a setting of ours.
  const handedOn = new Set<number>();
  file.visit({
    MemberExpression: (node) => {
      const name = dottedName(node);
      if (name === "process.env.PATH") handedOn.add(node.start);
      if (!/^(globalThis\.)?process\.env$/.test(name) || handedOn.has(node.start)) return;
      found.push(failure(file.path, file.lineAt(node.start), sentence));
    },
  });
  return found;
}
