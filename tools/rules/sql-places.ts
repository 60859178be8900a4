import { listContexts } from "../source/contexts.ts";
import { modulesOf } from "../source/modules.ts";
import { type Statement, statementsOf } from "../source/sql.ts";
import { type BaselineFile, listBaselineFiles, phases } from "../source/sql-files.ts";
import { findSqlSubject, type SqlSubject } from "../source/sql-subjects.ts";
import { tablesOf } from "../source/tables.ts";
import type { Tree } from "../source/tree.ts";
import { type Failure, failure, type Rule } from "./rule.ts";

const FILE_LINES = 300;
const LINE_COLUMNS = 110;
/** What no feature owns. */
const SHARED = "kernel";

/** Forms that a phase holds; functions are judged apart. */
const allowed: Readonly<Record<string, readonly SqlSubject["kind"][]>> = {
  schema: ["schema"],
  tables: ["table", "index", "alter", "comment"],
  keys: ["alter", "index"],
  policies: ["alter", "policy", "grant"],
  triggers: ["trigger"],
};

/** Each object of the baseline stands where the feature that owns its table is, and once. */
export const sqlPlaces: Rule = {
  name: "sql-places",
  adr: "0145",
  check: (tree) => {
    const owners = new Map(tablesOf(tree).map(({ name, module }) => [name, module]));
    const features = listFeaturePlaces(tree);
    const files = listBaselineFiles(tree);
    return [
      ...files.flatMap((file) => [
        ...findWrongPlaces(file, features),
        ...findWrongSizes(file, tree.text(file.path)),
        ...(file.phase === "functions"
          ? findWrongFunctions(file, tree)
          : findWrongStatements(file, tree, owners)),
      ]),
      ...findTwice(files, tree),
    ];
  },
};

/** `<context>/<feature>` of each feature. */
function listFeaturePlaces(tree: Tree): ReadonlySet<string> {
  const contexts = listContexts(tree).map(({ name }) => name);
  const features = modulesOf(tree).map(({ folder }) => folder.split("/").slice(-2).join("/"));
  return new Set([...contexts, SHARED, ...features, `${SHARED}/${SHARED}`]);
}

function findWrongPlaces(file: BaselineFile, features: ReadonlySet<string>): Failure[] {
  const { path, context, phase, module } = file;
  if (!phases.includes(phase))
    return [failure(path, 1, `${phase} is no phase of the baseline (${phases.join(", ")}).`)];
  const place = phase === "functions" ? context : `${context}/${module}`;
  return features.has(place)
    ? []
    : [failure(path, 1, `No feature or context stands at ${place}; move the file.`)];
}

function findWrongSizes({ path, phase }: BaselineFile, text: string): Failure[] {
  const lines = text.split("\n");
  const long = lines.flatMap((line, at) =>
    line.length > LINE_COLUMNS
      ? [failure(path, at + 1, `Over ${LINE_COLUMNS} columns; break the line.`)]
      : [],
  );
  // A function is one: it is split by calling another.
  if (phase === "functions" || lines.length <= FILE_LINES + 1) return long;
  return [...long, failure(path, FILE_LINES + 1, "Over 300 lines: make a folder of it, one file a table.")];
}

function findWrongStatements(
  { path, phase, module }: BaselineFile,
  tree: Tree,
  owners: ReadonlyMap<string, string>,
): Failure[] {
  return statementsOf(tree.text(path)).flatMap((statement) => {
    const subject = findSqlSubject(statement);
    if (!subject || !allowed[phase]?.includes(subject.kind))
      return [
        failure(path, statement.line, `${summarize(statement)} does not belong to the phase ${phase}.`),
      ];
    if (subject.kind === "schema") return [];
    return subject.names.flatMap((name) => {
      const owner = owners.get(name);
      if (owner === module) return [];
      const whose = owner === undefined ? "no file creates" : `${owner} owns`;
      return [
        failure(path, statement.line, `${summarize(statement)} is about ${name}, which ${whose}; move it.`),
      ];
    });
  });
}

/** The first statement of the file defines the function that it is named after; the others are about it. */
function findWrongFunctions({ path, stem }: BaselineFile, tree: Tree): Failure[] {
  const statements = statementsOf(tree.text(path));
  const [first] = statements;
  const starts = new RegExp(`^create or replace function ${stem}\\s*\\(`, "i");
  if (!first || !starts.test(first.sql))
    return [failure(path, 1, `Begin with “create or replace function ${stem}(”, the name of the file.`)];
  return statements.slice(1).flatMap((statement) => {
    const subject = findSqlSubject(statement);
    const isOwn = subject?.kind === "function" && subject.names.every((name) => name === stem);
    // What follows a semicolon inside `begin atomic … end` is of the body.
    if (isOwn || (/\bbegin atomic\b/i.test(first.sql) && subject === undefined)) return [];
    return [
      failure(path, statement.line, `${summarize(statement)} is not about the function ${stem}; move it.`),
    ];
  });
}

/** A table that two files create, a function that two files define. */
function findTwice(files: readonly BaselineFile[], tree: Tree): Failure[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) =>
    statementsOf(tree.text(path)).flatMap((statement) => {
      const [, kind, name] = /^create (?:or replace )?(table|function) (\w+)/i.exec(statement.sql) ?? [];
      if (kind === undefined || name === undefined) return [];
      const key = `${kind} ${name}`.toLowerCase();
      const other = seen.get(key);
      seen.set(key, path);
      return other ? [failure(path, statement.line, `The ${key} is in ${other} already; keep one.`)] : [];
    }),
  );
}

const summarize = ({ sql }: Statement): string => `“${sql.slice(0, 60)}”`;
