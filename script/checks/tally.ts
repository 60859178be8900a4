import type { Outcome } from "./run-step.ts";

export interface Tally {
  readonly passed: number;
  readonly skipped: readonly string[];
  /** One sentence for each failure. */
  readonly failures: readonly string[];
}

/** Counts what a step gave; a step that is not made of tests counts for one. */
export function countOutcome({ step, succeeded, files }: Outcome): Tally {
  if (!files) {
    return succeeded
      ? { passed: 1, skipped: [], failures: [] }
      : { passed: 0, skipped: [], failures: [`${step.name}: did not end well`] };
  }
  const failures = files.flatMap((file) => file.failures).map((failure) => `${step.name}: ${failure}`);
  // Vitest also fails for what no test reports: an unhandled rejection, a set-up that throws.
  const isFailedOutside = !succeeded && failures.length === 0;
  return {
    passed: files.reduce((total, file) => total + file.passed, 0),
    skipped: files.flatMap((file) => file.skipped),
    failures: isFailedOutside ? [`${step.name}: failed outside of its tests`] : failures,
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}
