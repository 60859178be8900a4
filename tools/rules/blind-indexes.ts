import type { Expression, SpreadElement } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import { placeOf } from "../source/place.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const LIST = "docs/security/keys.md";
const TOLD = /^- `([\w:-]+?)(?:…)?` \((exact|spread)\): \S/;
/** What many people share, by the words that fields are named with. */
const SHARED =
  /birth|gender|\bsex|postal|postcode|locality|commune|country|nationality|family_name|given_name|name_of_use|\bday\b|-check$|status|quotient|school/;

/** Each blind index is told in the document of keys, and one of a value that many share is spread. */
export const blindIndexes: Rule = {
  name: "blind-indexes",
  adr: "0066",
  check: (tree) => {
    const told = toldIn(tree);
    return tree
      .code()
      .filter(
        ({ path }) =>
          /\/features\//.test(path) && !/\/features\/trust\/keys\//.test(path) && !placeOf(path).isTest,
      )
      .flatMap((file) => checkFile(file, told));
  },
};

function toldIn(tree: Tree): ReadonlyMap<string, string> {
  if (!tree.has(LIST)) return new Map();
  const lines = tree.text(LIST).split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [, field = "", kind = ""] = TOLD.exec(line) ?? [];
      return field === "" ? [] : [[field, kind] as const];
    }),
  );
}

function checkFile(file: CodeFile, told: ReadonlyMap<string, string>): Failure[] {
  const found: Failure[] = [];
  file.visit({
    CallExpression: ({ callee, arguments: args, start }) => {
      if (callee.type !== "Identifier" || !["computeBlindIndex", "computeSpreadIndex"].includes(callee.name))
        return;
      const kind = callee.name === "computeBlindIndex" ? "exact" : "spread";
      const field = fieldOf(args[1]);
      // A name kept in a constant is looked for where it is written: by the call that reads it.
      if (field === undefined) return;
      const sentence = refusal(field, kind, told);
      if (sentence) found.push(failure(file.path, file.lineAt(start), sentence));
    },
  });
  return found;
}

function refusal(field: string, kind: string, told: ReadonlyMap<string, string>): string | undefined {
  if (kind === "exact" && SHARED.test(field))
    return `Many people share a value of “${field}”: a dump would tell who; write computeSpreadIndex.`;
  const known = [...told].find(([name]) => field === name || (name.endsWith(":") && field.startsWith(name)));
  if (!known)
    return `No line of ${LIST} tells the blind index “${field}”; say there why it is exact or spread.`;
  return known[1] === kind || field === "element:"
    ? undefined
    : `${LIST} says that “${field}” is ${known[1]}.`;
}

/** The words of a literal, or those before the first value of a template. */
function fieldOf(argument: Expression | SpreadElement | undefined): string | undefined {
  if (argument?.type === "Literal" && typeof argument.value === "string") return argument.value;
  if (argument?.type === "TemplateLiteral") return argument.quasis[0]?.value.raw ?? "";
  return undefined;
}
