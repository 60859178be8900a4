// For script/test: runs every step, whatever the others gave, and ends with one line of totals.
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { type Outcome, runStep } from "./run-step.ts";
import { settleFailedFiles } from "./second-runs.ts";
import { formatSlowestFiles } from "./slowest-files.ts";
import { FILLED_DIRECTORY, isReady, type Step, steps } from "./steps.ts";
import { addTallies, countOutcome } from "./tally.ts";

async function run(step: Step): Promise<Outcome | undefined> {
  if (!isReady(step)) {
    console.log(`-  ${step.name}: no ${step.requires} yet`);
    return undefined;
  }
  const outcome = await runStep(step);
  const { passed, failures, skipped } = countOutcome(outcome);
  const counts = step.report
    ? `, ${passed} passed, ${failures.length} failed, ${skipped.length} skipped`
    : "";
  if (failures.length > 0) console.log(outcome.output.trimEnd());
  const word = failures.length > 0 ? "FAILED" : "ok";
  console.log(`${word}  ${step.name} (${outcome.seconds.toFixed(1)} s${counts})`);
  return outcome;
}

async function runAll(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const together of steps) {
    const done = await Promise.all(together.map(run));
    outcomes.push(...done.filter((outcome) => outcome !== undefined));
  }
  return outcomes;
}

async function removeFilledDirectory(): Promise<void> {
  if (!existsSync(FILLED_DIRECTORY)) return;
  await rm(await readFile(FILLED_DIRECTORY, "utf8"), { recursive: true, force: true });
  await rm(FILLED_DIRECTORY);
}

async function main(options: readonly string[]): Promise<number> {
  await rm(FILLED_DIRECTORY, { force: true });
  const { outcomes, unstable, refusals } = await settleFailedFiles(await runAll());
  await removeFilledDirectory();
  const { passed, skipped, failures } = addTallies(outcomes.map(countOutcome));
  if (options.includes("--times")) {
    const files = outcomes.flatMap((outcome) => outcome.files ?? []);
    for (const line of formatSlowestFiles(files, process.cwd())) console.log(line);
  }
  for (const name of skipped) console.log(`skipped: ${name}`);
  for (const line of unstable) console.log(`unstable: ${line}`);
  if (unstable.length > 0)
    console.log("Add these files to script/checks/unstable-files.json, and mend them first.");
  // Last, where the end of a long log still shows them.
  for (const failure of [...failures, ...refusals]) console.log(`failed: ${failure}`);
  console.log(
    `${passed} passed, ${failures.length} failed, ${skipped.length} skipped, ${unstable.length} unstable`,
  );
  return failures.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
