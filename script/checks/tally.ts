import { readFile } from "node:fs/promises";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Whole names of the tests left out; each says why. */
  readonly skipped: readonly string[];
  /** Whole name of each test that failed, or the file that could not be loaded, with the first line of what it said. */
  readonly failures: readonly string[];
}

/** Counts tests in a report of Vitest's json reporter (the format of Jest); undefined when there is no report. */
export async function readReport(path: string): Promise<Tally | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) throw new TypeError(`${path} is not a report of the json reporter`);
  // A file that cannot even be loaded reports no test: it counts for one.
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => leftOut.includes(status)).map(({ fullName }) => fullName);
  const failures = [
    ...unloaded.map(({ name, message }) => told(name, message)),
    ...tests
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => told(fullName, failureMessages?.[0])),
  ];
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed, skipped, failures };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped, failures }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: [...total.skipped, ...skipped],
      failures: [...total.failures, ...failures],
    }),
    { passed: 0, failed: 0, skipped: [], failures: [] },
  );
}

function told(name: string, message = ""): string {
  return [name, message.split("\n", 1)[0]].filter(Boolean).join(": ");
}

const leftOut = ["skipped", "pending", "todo", "disabled"];

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" &&
    value !== null &&
    "numPassedTests" in value &&
    typeof value.numPassedTests === "number" &&
    "numFailedTests" in value &&
    typeof value.numFailedTests === "number" &&
    "testResults" in value &&
    Array.isArray(value.testResults)
  );
}
