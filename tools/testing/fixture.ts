import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Rule } from "../rules/rule.ts";
import { openTree, type Tree } from "../source/tree.ts";

/** A repository in a temporary folder, removed at the end of the test. */
export function aTree(files: Readonly<Record<string, string>>): Tree {
  const root = mkdtempSync(join(tmpdir(), "ardeco-tools-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return openTree(root);
}

/** What a rule says of such a repository: "path:line sentence". */
export function saidOf(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return rule.check(aTree(files)).map(({ path, line, sentence }) => `${path}:${line} ${sentence}`);
}

/** One context, whose folders are features. */
export const FEATURES = "apps/platform/src/features/trust";

/** module.json of a feature. */
export function manifest(dependsOn: readonly string[] = [], listensTo: readonly string[] = []): string {
  return JSON.stringify({ dependsOn, listensTo, packages: [] });
}
