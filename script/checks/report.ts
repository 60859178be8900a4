import { readFile } from "node:fs/promises";

/** What one file of tests gave. */
export interface FileResult {
  /** Absolute path. */
  readonly path: string;
  readonly passed: number;
  /**
   * Whole name of each test that failed with the first line of its message, or the file's own when it cannot
   * be loaded.
   */
  readonly failures: readonly string[];
  /** Whole names of the tests left out; each name says why. */
  readonly skipped: readonly string[];
  readonly seconds: number;
}

/** Reads a report of Vitest's json reporter (the format of Jest); undefined when there is no report. */
export async function readReport(path: string): Promise<readonly FileResult[] | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) throw new TypeError(`${path} is not a report of the json reporter`);
  return report.testResults.map(toFileResult);
}

function toFileResult({
  name,
  status,
  message,
  startTime,
  endTime,
  assertionResults,
}: ReportedFile): FileResult {
  const failed = assertionResults.filter((test) => test.status === "failed");
  const failures = failed.map((test) => formatFailure(test.fullName, test.failureMessages?.[0]));
  // A file that cannot be loaded, or whose set-up throws, may report no failed test: the file itself counts
  // for one.
  const isUnloaded = status === "failed" && failures.length === 0;
  return {
    path: name,
    passed: assertionResults.filter((test) => test.status === "passed").length,
    failures: isUnloaded ? [formatFailure(name, message)] : failures,
    skipped: assertionResults.filter((test) => notRun.includes(test.status)).map((test) => test.fullName),
    seconds: Math.max(0, (endTime ?? 0) - (startTime ?? 0)) / 1000,
  };
}

function formatFailure(name: string, message = ""): string {
  return [name, message.split("\n", 1)[0]].filter(Boolean).join(": ");
}

const notRun = ["skipped", "pending", "todo", "disabled"];

interface ReportedFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  /** Milliseconds since 1970. */
  readonly startTime?: number;
  readonly endTime?: number;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[];
  }[];
}

function isReport(value: unknown): value is { readonly testResults: readonly ReportedFile[] } {
  return (
    typeof value === "object" && value !== null && "testResults" in value && Array.isArray(value.testResults)
  );
}
