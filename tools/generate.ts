// Writes the references read from the code: `node tools/dist/generate.js`. With --check, compares and exits 1
// instead.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { difference } from "./documents/difference.ts";
import { listDocuments } from "./documents/index.ts";
import { judgeTree } from "./manifest/judge-tree.ts";
import { openTree } from "./source/tree.ts";

const isCheck = process.argv.includes("--check");
const tree = openTree(process.cwd());

function settle(path: string, expected: string, wrong: string | null): void {
  if (wrong === null) console.log(`${path}: up to date`);
  else if (isCheck) refuse(wrong);
  else {
    mkdirSync(dirname(join(tree.root, path)), { recursive: true });
    writeFileSync(join(tree.root, path), expected);
    console.log(`${path}: written`);
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

for (const document of listDocuments(tree)) {
  const expected = document.render(tree);
  if (expected === null) console.log(`${document.path}: nothing to tell yet`);
  else settle(document.path, expected, difference(document.path, tree.text(document.path), expected));
}

const manifest = judgeTree(tree);
for (const sentence of manifest.failures) refuse(sentence);
for (const { path, failures, text, stale } of manifest.sections) {
  for (const sentence of failures) refuse(sentence);
  if (text === null || manifest.failures.length > 0) continue;
  // A count that rose is not stale, and raises its floor all the same once somebody writes.
  const rose = text === tree.text(path) ? null : `${path} may say more.`;
  settle(path, text, isCheck ? stale : rose);
}
