import type { Expression } from "oxc-parser";
import type { CodeFile, Import } from "../source/code-file.ts";
import { placeOf, workspacePackage } from "../source/place.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const PURE = /\/features\/[^/]+\/[^/]+\/(rules\.ts|rules\/.*\.ts)$/;
const purePackages = ["contracts", "rules"];
/** A schema library: shapes and their check, functions of their arguments. */
const pureLibraries = ["typebox", "typebox/value"];
/** Calls that bring the clock, chance or the outside world in. */
const impureCalls =
  /^(Date(\.now)?|Math\.random|performance\.now|crypto\..+|globalThis\.crypto\..+|fetch|process\..+)$/;

/** rules.ts is a function of its arguments: no I/O, no clock, no chance. */
export const pureRules: Rule = {
  name: "pure-rules",
  adr: "0001",
  check: (tree) =>
    tree
      .code()
      .filter(({ path }) => PURE.test(path) && !placeOf(path).isTest)
      .flatMap((file) => [...impureImports(file), ...impureExpressions(file)]),
};

function impureImports(file: CodeFile): Failure[] {
  return file.imports
    .filter((used) => !used.typeOnly && !isPure(file.path, used))
    .map(({ specifier, line }) =>
      failure(
        file.path,
        line,
        `Rules import “${specifier}”; they may import rules.ts of their module, kernel words, contracts, rules, typebox and types.`,
      ),
    );
}

function isPure(from: string, { path, specifier, names }: Import): boolean {
  if (path === null && pureLibraries.includes(specifier)) return true;
  if (path === null) return purePackages.includes(workspacePackage(specifier) ?? "");
  const [here, there] = [placeOf(from), placeOf(path)];
  // The system clock is the only word of the kernel that is not pure.
  if (there.layer === "kernel") return !names.includes("systemClock");
  return PURE.test(path) && there.name === here.name;
}

function impureExpressions(file: CodeFile): Failure[] {
  const found: Failure[] = [];
  const refuse = (offset: number, what: string) =>
    found.push(
      failure(file.path, file.lineAt(offset), `Rules call ${what}; take time, chance and ids as arguments.`),
    );
  file.visit({
    CallExpression: (node) => {
      const name = dottedName(node.callee);
      if (impureCalls.test(name)) refuse(node.start, `${name}()`);
    },
    NewExpression: (node) => {
      if (dottedName(node.callee) === "Date" && node.arguments.length === 0) refuse(node.start, "new Date()");
    },
  });
  return found;
}

/** "Math.random" for such an expression, "" for one that is not made of names. */
export function dottedName(expression: Expression): string {
  if (expression.type === "Identifier") return expression.name;
  if (expression.type !== "MemberExpression" || expression.computed) return "";
  const owner = dottedName(expression.object);
  return owner === "" ? "" : `${owner}.${expression.property.name}`;
}
