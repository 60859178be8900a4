import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { dottedName } from "./pure-rules.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

/**
 * JSON.parse gives an `any` that nobody wrote: what it read is unknown until a schema or a guard has looked
 * at it.
 */
export const parsedJson: Rule = {
  name: "parsed-json",
  adr: "0005",
  check: (tree) => tree.code().filter(isOurs).flatMap(checkFile),
};

function isOurs({ path }: CodeFile): boolean {
  return /^(apps|packages)\//.test(path) && !placeOf(path).isTest;
}

function checkFile(file: CodeFile): Failure[] {
  const sentence =
    "JSON.parse is trusted here; read it by buildJsonReader or readJsonFile, or write “const …: unknown = JSON.parse(…)” and check it.";
  const found: Failure[] = [];
  const unknown = new Set<number>();
  file.visit({
    VariableDeclarator: ({ id, init }) => {
      if (init && id.typeAnnotation?.typeAnnotation.type === "TSUnknownKeyword") unknown.add(init.start);
    },
    CallExpression: ({ callee, start }) => {
      if (callee.type !== "MemberExpression" || dottedName(callee) !== "JSON.parse") return;
      if (!unknown.has(start)) found.push(failure(file.path, file.lineAt(start), sentence));
    },
  });
  return found;
}
