import type { CallExpression, Expression } from "oxc-parser";
import type { CodeFile } from "../source/code-file.ts";
import {
  countTestTitles,
  getThreatPage,
  listTestGroups,
  listThreatAreas,
  type ThreatArea,
} from "../source/threats.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const PAGES = /^docs\/generated\/security\//;
const runners: ReadonlySet<string> = new Set(["it", "test"]);

/**
 * Every test that the register of threats names is there, under that title: a comment, or a group without
 * a test, tries nothing.
 */
export const threatTests: Rule = {
  name: "threat-tests",
  adr: "0002",
  countSubjects: (tree) => countTestTitles(listThreatAreas(tree).flatMap(listTestGroups)),
  check: (tree) => {
    const areas = listThreatAreas(tree);
    const files = new Map(tree.code().map((file) => [file.path, file]));
    return [
      ...areas.flatMap((area) => checkArea(area, tree.text(area.path), files)),
      ...findTwins(areas),
      ...findLeftPages(areas, tree),
    ];
  },
};

function checkArea(area: ThreatArea, text: string, files: ReadonlyMap<string, CodeFile>): readonly Failure[] {
  if (area.problem) return [failure(area.path, 1, `The file cannot be read: ${area.problem}.`)];
  const untried = area.threats.filter(({ tests }) => countTestTitles(tests) === 0);
  return [
    ...untried.map(({ id }) => failure(area.path, findLine(text, id), `No test tries ${id}; name one.`)),
    ...listTestGroups(area).flatMap(({ file, titles }) => {
      const known = findTitles(files.get(file));
      return titles
        .filter((title) => !known.has(title))
        .map((title) => {
          const sentence = `No test of ${file} is called “${title}”; name the one that tries it.`;
          return failure(area.path, findLine(text, title), sentence);
        });
    }),
  ];
}

/** An id names one threat, whatever the file. */
function findTwins(areas: readonly ThreatArea[]): readonly Failure[] {
  const all = areas.flatMap(({ path, threats }) => threats.map(({ id }) => ({ path, id })));
  return all
    .filter(({ id }, at) => all.findIndex((other) => other.id === id) < at)
    .map(({ path, id }) => failure(path, 1, `The id ${id} already names another threat; give a new one.`));
}

function findLeftPages(areas: readonly ThreatArea[], { paths }: Tree): readonly Failure[] {
  const written = new Set(areas.map(({ name }) => getThreatPage(name)));
  return paths
    .filter((path) => PAGES.test(path) && !written.has(path))
    .map((path) => failure(path, 1, "No file of docs/security/threats writes this page; remove it."));
}

/** Line of a text of the JSON file, the first where it stands. */
function findLine(text: string, value: string): number {
  return text.split("\n").findIndex((line) => line.includes(JSON.stringify(value))) + 1;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Titles of tests, and of groups that hold one. */
function findTitles(file: CodeFile | undefined): ReadonlySet<string> {
  if (!file) return new Set();
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
