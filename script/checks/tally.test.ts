import { expect, test } from "vitest";
import type { Outcome } from "./run-step.ts";
import { addTallies, countOutcome } from "./tally.ts";

const step = { name: "tests", program: "true", arguments: [], report: "report.json" };
const outcome: Outcome = { step, succeeded: true, files: undefined, seconds: 1, output: "" };
const file = { path: "/a.test.ts", passed: 3, failures: [], skipped: ["one"], seconds: 1 };

test("a step that is not made of tests counts for one", () => {
  expect(countOutcome(outcome)).toEqual({ passed: 1, skipped: [], failures: [] });
  expect(countOutcome({ ...outcome, succeeded: false }).failures).toEqual(["tests: did not end well"]);
});

test("a step whose tests pass and that ends badly is a failure", () => {
  const failed = countOutcome({ ...outcome, succeeded: false, files: [file] });
  expect(failed).toEqual({ passed: 3, skipped: ["one"], failures: ["tests: failed outside of its tests"] });
});

test("totals add up", () => {
  const failing = { ...file, path: "/b.test.ts", passed: 1, failures: ["that"], skipped: ["other"] };
  const tallies = [file, failing].map((one) => countOutcome({ ...outcome, files: [one] }));
  expect(addTallies(tallies)).toEqual({ passed: 4, skipped: ["one", "other"], failures: ["tests: that"] });
});
