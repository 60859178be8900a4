import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const SENTENCE =
  "A page opens a transaction: call a use case, which opens or joins its own; what it writes together is one.";

const OPENERS: ReadonlySet<string> = new Set(["transaction", "read", "savepoint"]);

/** A page calls use cases: what is read or written together, and under which rights, is theirs to say. */
export const pageTransactions: Rule = {
  name: "page-transactions",
  adr: "0148",
  check: (tree) => listPages(tree).flatMap(checkFile),
  countSubjects: (tree) => listPages(tree).length,
};

const listPages = (tree: Tree): readonly CodeFile[] =>
  tree.code().filter(({ path }) => placeOf(path).layer === "page" && !placeOf(path).isTest);

function checkFile(file: CodeFile): Failure[] {
  const found: Failure[] = [];
  file.visit({
    CallExpression: ({ callee, arguments: [work], start }) => {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      const isWork = work?.type === "ArrowFunctionExpression" || work?.type === "FunctionExpression";
      if (isWork && OPENERS.has(callee.property.name))
        found.push(failure(file.path, file.lineAt(start), SENTENCE));
    },
  });
  return found;
}
