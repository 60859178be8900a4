import type { Declaration, Expression } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const VERBS = "docs/glossary-verbs.md";
/** Names of before the rule: the list only gets shorter. */
const EXCEPTIONS = "tools/rules/function-names.json";

const VERB_ROW = /^\| `([a-z]+)` \|/gm;
const PREPOSITION = /[a-z0-9](Of|For|In|Within|At|To|From|With|By|On|As)$/;

interface NamedFunction {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/**
 * An exported function begins with a verb of the glossary and ends with a noun: whoever looks for it guesses
 * its name. Components begin with a capital and are nouns.
 */
export const functionNames: Rule = {
  name: "function-names",
  adr: "0143",
  countSubjects: (tree) => listFunctions(tree).length,
  check: (tree) => {
    const functions = listFunctions(tree);
    const verbs = new Set([...tree.text(VERBS).matchAll(VERB_ROW)].map(([, verb = ""]) => verb));
    const excepted = readExceptions(tree);
    const wrong = functions.flatMap((one) => {
      const problem = findProblem(one.name, verbs);
      return problem === undefined ? [] : [{ ...one, problem }];
    });
    const used = new Set(wrong.map(({ name }) => name));
    return [
      ...wrong
        .filter(({ name }) => !excepted.includes(name))
        .map(({ name, path, line, problem }) => failure(path, line, `${name} ${problem}.`)),
      ...excepted.filter((name) => !used.has(name)).map(refuseOvertaken),
    ];
  },
};

function findProblem(name: string, verbs: ReadonlySet<string>): string | undefined {
  const [, preposition] = PREPOSITION.exec(name) ?? [];
  if (preposition) return `ends in “${preposition}”: end it with a noun, as in “getMealPrice”`;
  const [verb = ""] = /^[a-z0-9]+/.exec(name) ?? [];
  return verbs.has(verb) ? undefined : `begins with “${verb}”, which is no verb of ${VERBS}`;
}

function refuseOvertaken(name: string): Failure {
  return failure(
    EXCEPTIONS,
    1,
    `No exported function is called ${name} any more, or it may be; remove the line.`,
  );
}

function listFunctions(tree: Tree): readonly NamedFunction[] {
  return tree
    .code()
    .filter(({ path }) => placeOf(path).workspace !== "" && !placeOf(path).isTest)
    .flatMap(listExportedFunctions);
}

function listExportedFunctions(file: CodeFile): readonly NamedFunction[] {
  return file.program.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || !statement.declaration) return [];
    return listDeclaredNames(statement.declaration)
      .filter((name) => /^[a-z]/.test(name))
      .map((name) => ({ name, path: file.path, line: file.lineAt(statement.start) }));
  });
}

function listDeclaredNames(declaration: Declaration): readonly string[] {
  if (declaration.type === "FunctionDeclaration") return declaration.id ? [declaration.id.name] : [];
  if (declaration.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === "Identifier" && init && isFunction(init) ? [id.name] : [],
  );
}

function isFunction({ type }: Expression): boolean {
  return type === "ArrowFunctionExpression" || type === "FunctionExpression";
}

function readExceptions(tree: Tree): readonly string[] {
  if (!tree.has(EXCEPTIONS)) return [];
  const json: unknown = JSON.parse(tree.text(EXCEPTIONS));
  return Array.isArray(json) ? json.map(String) : [];
}
