import { relative } from "node:path";
import type { FileResult } from "./report.ts";
import { type Outcome, runStep } from "./run-step.ts";
import { type Step, secondRunStep } from "./steps.ts";
import {
  addListedFiles,
  judgeSecondRuns,
  MOST_FILES_RUN_AGAIN,
  readListedFiles,
  type SecondRun,
} from "./unstable-files.ts";

/** Paths of the two lists of files that earlier runs saw unstable. */
export interface UnstableLists {
  /** Committed: each file is to be mended before anything else, and then leaves the list. */
  readonly committed: string;
  /** Written by this checkout's own runs. */
  readonly local: string;
}

const LISTS: UnstableLists = {
  committed: "script/checks/unstable-files.json",
  local: ".build/unstable-files.json",
};

export interface SettledOutcomes {
  /** The outcomes, where a file that passed alone has the results of its second run. */
  readonly outcomes: readonly Outcome[];
  /** One line for each unstable file, with what failed at first. */
  readonly unstable: readonly string[];
  /** One sentence for each file that passed alone and yet fails the run. */
  readonly refusals: readonly string[];
}

/** Runs each file of tests that failed once more, alone, and settles what that changes. */
export async function settleFailedFiles(
  outcomes: readonly Outcome[],
  lists: UnstableLists = LISTS,
): Promise<SettledOutcomes> {
  const failed = outcomes.flatMap((outcome) =>
    (outcome.files ?? [])
      .filter(({ failures }) => failures.length > 0)
      .map((file) => ({ step: outcome.step, file })),
  );
  if (failed.length === 0 || failed.length > MOST_FILES_RUN_AGAIN) {
    return { outcomes, unstable: [], refusals: [] };
  }
  const runs: SecondRun[] = [];
  for (const { step, file } of failed) runs.push({ first: file, second: await runAgain(step, file) });
  const root = process.cwd();
  const listed = await readListedFiles([lists.committed, lists.local]);
  const { accepted, refusals } = judgeSecondRuns(runs, listed, root);
  const unstable = accepted.map(({ first }) => relative(root, first.path));
  if (unstable.length > 0) await addListedFiles(lists.local, unstable);
  return {
    outcomes: outcomes.map((outcome) => replaceAcceptedFiles(outcome, accepted)),
    unstable: accepted.map(({ first }) => `${relative(root, first.path)}: ${first.failures[0] ?? "failed"}`),
    refusals,
  };
}

async function runAgain(step: Step, file: FileResult): Promise<FileResult | undefined> {
  const outcome = await runStep(secondRunStep(step, file.path));
  const second = outcome.files?.find(({ path }) => path === file.path);
  const hasPassed = outcome.succeeded && second !== undefined && second.failures.length === 0;
  console.log(`${hasPassed ? "ok" : "FAILED"}  again, alone: ${file.path} (${outcome.seconds.toFixed(1)} s)`);
  return hasPassed ? second : undefined;
}

function replaceAcceptedFiles(outcome: Outcome, accepted: readonly SecondRun[]): Outcome {
  if (!outcome.files) return outcome;
  const files = outcome.files.map((file) => accepted.find(({ first }) => first === file)?.second ?? file);
  const hasFailure = files.some(({ failures }) => failures.length > 0);
  // Vitest ends badly for an error outside of the tests as well: no second run of a file excuses that one.
  const hasOtherError = outcome.output.includes("Unhandled Error") || accepted.length === 0;
  return { ...outcome, files, succeeded: outcome.succeeded || !(hasFailure || hasOtherError) };
}
