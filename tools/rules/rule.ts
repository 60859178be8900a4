import type { Tree } from "../source/tree.ts";

export interface Failure {
  readonly path: string;
  readonly line: number;
  /** What is wrong and what to do, as a sentence. */
  readonly sentence: string;
}

export interface Rule {
  readonly name: string;
  /** Number of the decision the rule keeps: docs/adr/<number>-*.md. */
  readonly adr: string;
  check(tree: Tree): Failure[];
  /** How many things it has judged, where the number of files that it looks into does not tell. */
  countSubjects?(tree: Tree): number;
}

export function failure(path: string, line: number, sentence: string): Failure {
  return { path, line, sentence };
}

/** "apps/…/file.ts:12: sentence [rule one-door, ADR 0001: docs/adr/0001-….md]" */
export function report(rule: Rule, { path, line, sentence }: Failure, tree: Tree): string {
  const document = tree.paths.find((candidate) => candidate.startsWith(`docs/adr/${rule.adr}-`));
  const decision = document ? `ADR ${rule.adr}: ${document}` : `ADR ${rule.adr}`;
  return `${path}:${line}: ${sentence} [rule ${rule.name}, ${decision}]`;
}
