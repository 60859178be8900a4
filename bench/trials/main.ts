// script/trials <name>: breaks what runs, on purpose, and says whether anything acknowledged was lost or done
// twice.

import { failover } from "./failover.ts";
import { kills } from "./kills.ts";

const trials: Readonly<Record<string, () => Promise<readonly string[]>>> = { kills, failover };

const [asked = ""] = process.argv.slice(2);
const trial = Object.hasOwn(trials, asked) ? trials[asked] : undefined;
if (!trial) {
  console.error(`Usage: script/trials ${Object.keys(trials).join(" | ")}`);
  process.exit(2);
}
const wrong = await trial();
for (const sentence of wrong) console.log(`WRONG: ${sentence}`);
console.log(wrong.length === 0 ? "Nothing was lost, nothing was done twice." : "The trial failed.");
process.exit(wrong.length === 0 ? 0 : 1);
