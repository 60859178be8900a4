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

test("a file of tests that cannot be loaded counts as one failure, and each is named", async () => {
  const path = join(folder, "report.json");
  const testResults = [
    { name: "purse.test.ts", message: "Cannot find module", status: "failed", assertionResults: [] },
    {
      status: "failed",
      assertionResults: [
        { status: "failed", fullName: "a purse > is never below zero", failureMessages: ["-1\n at line 3"] },
        { status: "passed" },
      ],
    },
  ];
  await writeFile(path, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, testResults }));
  expect(await readReport(path)).toEqual({
    passed: 1,
    failed: 2,
    skipped: [],
    failures: ["purse.test.ts: Cannot find module", "a purse > is never below zero: -1"],
  });
});

test("a test left out is named, with what its name says of why", async () => {
  const path = join(folder, "skipped.json");
  const fullName = "LemonLDAP::NG: not tried, for want of Debian's libplack-perl";
  const testResults = [
    { status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped", fullName }] },
  ];
  await writeFile(path, JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults }));
  expect(await readReport(path)).toEqual({
    passed: 1,
    failed: 0,
    skipped: [fullName],
    failures: [],
  });
});

test("a report that was never written is not a success", async () => {
  expect(await readReport(join(folder, "absent.json"))).toBeUndefined();
});

test("totals add up", () => {
  expect(
    sum([
      { passed: 3, failed: 0, skipped: ["one"], failures: [] },
      { passed: 0, failed: 1, skipped: ["other"], failures: ["that"] },
    ]),
  ).toEqual({ passed: 3, failed: 1, skipped: ["one", "other"], failures: ["that"] });
});
