// For script/test: runs every step, whatever the others gave, and ends with one line of totals.
import { type Outcome, runStep } from "./run-step.ts";
import { isReady, type Step, steps } from "./steps.ts";
import { sum } from "./tally.ts";

async function run(step: Step): Promise<Outcome | undefined> {
  if (!isReady(step)) {
    console.log(`-  ${step.name}: no ${step.requires} yet`);
    return undefined;
  }
  const outcome = await runStep(step);
  const { passed, failed, skipped, seconds, output } = outcome;
  const counts = step.report ? `, ${passed} passed, ${failed} failed, ${skipped.length} skipped` : "";
  if (failed > 0) console.log(output.trimEnd());
  console.log(`${failed > 0 ? "FAILED" : "ok"}  ${step.name} (${seconds.toFixed(1)} s${counts})`);
  return { ...outcome, failures: outcome.failures.map((failure) => `${step.name}: ${failure}`) };
}

const outcomes: Outcome[] = [];
for (const together of steps) {
  const done = await Promise.all(together.map(run));
  outcomes.push(...done.filter((outcome) => outcome !== undefined));
}
const { passed, failed, skipped, failures } = sum(outcomes);
for (const name of skipped) console.log(`skipped: ${name}`);
// Last, where the end of a long log still shows them.
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
