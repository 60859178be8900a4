import { readFile } from "node:fs/promises";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
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
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
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
