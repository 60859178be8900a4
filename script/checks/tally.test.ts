import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport, sum } from "./tally.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-tally-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a file of tests that cannot be loaded counts as one failure", async () => {
  const path = join(folder, "report.json");
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
  ];
  await writeFile(path, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, testResults }));
  expect(await readReport(path)).toEqual({ passed: 1, failed: 2, skipped: [] });
});

test("a test left out is named, with what its name says of why", async () => {
  const path = join(folder, "skipped.json");
  const fullName = "LemonLDAP::NG: not tried, for want of Debian's libplack-perl";
  const testResults = [
    { status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped", fullName }] },
  ];
  await writeFile(path, JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults }));
  expect(await readReport(path)).toEqual({ passed: 1, failed: 0, skipped: [fullName] });
});

test("a report that was never written is not a success", async () => {
  expect(await readReport(join(folder, "absent.json"))).toBeUndefined();
});

test("totals add up", () => {
  expect(
    sum([
      { passed: 3, failed: 0, skipped: ["one"] },
      { passed: 0, failed: 1, skipped: ["other"] },
    ]),
  ).toEqual({ passed: 3, failed: 1, skipped: ["one", "other"] });
});
