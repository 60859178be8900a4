// Writes the references read from the code: `node tools/dist/generate.js`. With --check, compares and exits 1 instead.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { difference } from "./documents/difference.ts";
import { documents } from "./documents/index.ts";
import { openTree } from "./source/tree.ts";

const isCheck = process.argv.includes("--check");
const tree = openTree(process.cwd());

for (const document of documents) {
  const expected = document.render(tree);
  const wrong = expected === null ? null : difference(document.path, tree.text(document.path), expected);
  if (expected === null) console.log(`${document.path}: nothing to tell yet`);
  else if (wrong === null) console.log(`${document.path}: up to date`);
  else if (isCheck) {
    console.error(wrong);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(join(tree.root, document.path)), { recursive: true });
    writeFileSync(join(tree.root, document.path), expected);
    console.log(`${document.path}: written`);
  }
}
