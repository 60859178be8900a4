// For script/test: runs every step, whatever the others gave, and ends with one line of totals.
import { type Outcome, runStep } from "./run-step.ts";
import { isReady, steps } from "./steps.ts";
import { sum } from "./tally.ts";

const outcomes: Outcome[] = [];
for (const step of steps) {
  if (!isReady(step)) {
    console.log(`-  ${step.name}: no ${step.requires} yet`);
    continue;
  }
  const outcome = await runStep(step);
  outcomes.push(outcome);
  const { passed, failed, seconds } = outcome;
  const counts = step.report ? `, ${passed} passed, ${failed} failed` : "";
  if (failed > 0) console.log(outcome.output.trimEnd());
  console.log(`${failed > 0 ? "FAILED" : "ok"}  ${step.name} (${seconds.toFixed(1)} s${counts})`);
}
const total = sum(outcomes);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
