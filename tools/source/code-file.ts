import { posix } from "node:path";
import {
  type Comment,
  type EcmaScriptModule,
  type Program,
  parseSync,
  Visitor,
  type VisitorObject,
} from "oxc-parser";

export interface Import {
  readonly specifier: string;
  /** Path in the repository when the specifier is relative, otherwise null. */
  readonly path: string | null;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** Names imported, as the exporting file calls them. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface CodeFile {
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly program: Program;
  /** First syntax error, if any: what a rule reads in such a file is incomplete. */
  readonly syntaxError: string | null;
  lineAt(offset: number): number;
  visit(visitor: VisitorObject): void;
}

export function parseCode(path: string, text: string): CodeFile {
  const { program, module, comments, errors } = parseSync(path, text);
  const lineAt = lineCounter(text);
  return {
    path,
    lineCount: text === "" ? 0 : lineAt(text.length - 1),
    imports: importsOf(path, text, module, program, lineAt),
    comments: comments.map((comment: Comment) => ({ text: comment.value, line: lineAt(comment.start) })),
    program,
    syntaxError: errors[0]?.message ?? null,
    lineAt,
    visit: (visitor) => new Visitor(visitor).visit(program),
  };
}

/** Line (from 1) of an offset. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function importsOf(
  path: string,
  text: string,
  module: EcmaScriptModule,
  program: Program,
  lineAt: (offset: number) => number,
): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, start: number, typeOnly: boolean, names: readonly string[]) =>
    found.push({ specifier, path: resolve(path, specifier), typeOnly, names, line: lineAt(start) });
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    add(
      moduleRequest.value,
      start,
      typeOnly,
      entries.map((entry) => entry.importName.name ?? "*"),
    );
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType, importName, start } of entries) {
      if (moduleRequest) add(moduleRequest.value, start, isType, [importName.name ?? "*"]);
    }
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    // Only a literal can be judged; an expression is left to review.
    const literal = /^["'`]([^"'`$]*)["'`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[1] !== undefined) add(literal[1], start, false, ["*"]);
  }
  new Visitor({ TSImportType: (node) => void add(node.source.value, node.start, true, ["*"]) }).visit(
    program,
  );
  return found;
}

function resolve(from: string, specifier: string): string | null {
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : null;
}
