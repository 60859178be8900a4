import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "./report.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-report-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a file of tests that cannot be loaded counts as one failure, and each failure is named", async () => {
  const path = join(folder, "report.json");
  const testResults = [
    { name: "/purse.test.ts", message: "Cannot find module", status: "failed", assertionResults: [] },
    {
      name: "/balance.test.ts",
      status: "failed",
      startTime: 1_000,
      endTime: 3_500,
      assertionResults: [
        { status: "failed", fullName: "a purse > is never below zero", failureMessages: ["-1\n at line 3"] },
        { status: "passed", fullName: "a purse > is opened" },
      ],
    },
  ];
  await writeFile(path, JSON.stringify({ testResults }));
  expect(await readReport(path)).toEqual([
    {
      path: "/purse.test.ts",
      passed: 0,
      failures: ["/purse.test.ts: Cannot find module"],
      skipped: [],
      seconds: 0,
    },
    {
      path: "/balance.test.ts",
      passed: 1,
      failures: ["a purse > is never below zero: -1"],
      skipped: [],
      seconds: 2.5,
    },
  ]);
});

test("a file whose tests pass and whose set-up throws is a failure", async () => {
  const path = join(folder, "set-up.json");
  const assertionResults = [{ status: "passed", fullName: "a purse > is opened" }];
  const file = { name: "/purse.test.ts", message: "afterAll threw", status: "failed", assertionResults };
  await writeFile(path, JSON.stringify({ testResults: [file] }));
  const [result] = (await readReport(path)) ?? [];
  expect(result?.failures).toEqual(["/purse.test.ts: afterAll threw"]);
});

test("a test left out is named, with what its name says of why", async () => {
  const path = join(folder, "skipped.json");
  const fullName = "LemonLDAP::NG: not tried, for want of Debian's libplack-perl";
  const assertionResults = [
    { status: "passed", fullName: "another" },
    { status: "skipped", fullName },
  ];
  await writeFile(
    path,
    JSON.stringify({ testResults: [{ name: "/a.test.ts", status: "passed", assertionResults }] }),
  );
  const [result] = (await readReport(path)) ?? [];
  expect(result).toMatchObject({ passed: 1, failures: [], skipped: [fullName] });
});

test("a report that was never written is not a success", async () => {
  expect(await readReport(join(folder, "absent.json"))).toBeUndefined();
});
