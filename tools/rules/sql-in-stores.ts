import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const STORE = /\/features\/[^/]+\/[^/]+\/(store\.ts|store\/.*\.ts)$/;
/** Methods by which a Kysely query begins. */
const queryMethods = new Set([
  "selectFrom",
  "insertInto",
  "updateTable",
  "deleteFrom",
  "mergeInto",
  "selectNoFrom",
  "withTables",
]);

/** SQL lives in the store of its module; infra alone speaks to the database besides. */
export const sqlInStores: Rule = {
  name: "sql-in-stores",
  adr: "0006",
  check: (tree) => tree.code().filter(isWithoutSql).flatMap(checkFile),
};

function isWithoutSql({ path }: CodeFile): boolean {
  const { layer, isTest } = placeOf(path);
  return layer !== "none" && layer !== "infra" && !isTest && !STORE.test(path);
}

function checkFile(file: CodeFile): Failure[] {
  const found = file.imports
    .filter(({ specifier, typeOnly }) => !typeOnly && (specifier === "kysely" || specifier === "pg"))
    .map(({ specifier, line }) =>
      failure(
        file.path,
        line,
        `“${specifier}” is imported outside a store; move the query to its store.ts, or to a file of its store folder.`,
      ),
    );
  file.visit({
    CallExpression: ({ callee, start }) => {
      if (callee.type !== "MemberExpression" || callee.computed || !queryMethods.has(callee.property.name))
        return;
      const sentence = `A query begins here with .${callee.property.name}(); SQL belongs to the store of its module.`;
      found.push(failure(file.path, file.lineAt(start), sentence));
    },
  });
  return found;
}
