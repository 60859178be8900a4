// Keeps the house in shape: `node tools/dist/check.js [folder]`. Prints one sentence for each failure, exits
// 1 if any.
import { rules } from "./rules/index.ts";
import { report } from "./rules/rule.ts";
import { openTree } from "./source/tree.ts";

const tree = openTree(process.argv[2] ?? process.cwd());
const sentences = rules.flatMap((rule) => rule.check(tree).map((found) => report(rule, found, tree)));
for (const sentence of sentences) console.error(sentence);
console.log(`${rules.length} rules, ${tree.paths.length} files, ${sentences.length} failures`);
process.exitCode = sentences.length === 0 ? 0 : 1;
