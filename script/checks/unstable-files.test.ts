import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { FileResult } from "./report.ts";
import { addListedFiles, judgeSecondRuns, readListedFiles, type SecondRun } from "./unstable-files.ts";

const root = "/project";
const result = (name: string, failures: readonly string[]): FileResult => ({
  path: join(root, name),
  passed: 1,
  failures,
  skipped: [],
  seconds: 1,
});
const passedAlone = (name: string): SecondRun => ({
  first: result(name, ["waits too little"]),
  second: result(name, []),
});

test("a file that passes alone is accepted", () => {
  const run = passedAlone("a.test.ts");
  expect(judgeSecondRuns([run], [], root)).toEqual({ accepted: [run], refusals: [] });
});

test("a file that fails twice, or that gives nothing when run alone, is not accepted", () => {
  const twice = { first: result("a.test.ts", ["one"]), second: result("a.test.ts", ["one"]) };
  const hung = { first: result("b.test.ts", ["one"]), second: undefined };
  expect(judgeSecondRuns([twice, hung], [], root)).toEqual({ accepted: [], refusals: [] });
});

test("a file that an earlier run listed is refused, though it passes alone", () => {
  const verdict = judgeSecondRuns([passedAlone("a.test.ts"), passedAlone("b.test.ts")], ["a.test.ts"], root);
  expect(verdict.accepted.map(({ first }) => first.path)).toEqual(["/project/b.test.ts"]);
  expect(verdict.refusals).toEqual([
    "a.test.ts passed when run alone, but an earlier run listed it as unstable",
  ]);
});

test("three unstable files are accepted, four are not", () => {
  const four = ["a", "b", "c", "d"].map((name) => passedAlone(`${name}.test.ts`));
  expect(judgeSecondRuns(four.slice(0, 3), [], root).accepted).toHaveLength(3);
  const verdict = judgeSecondRuns(four, [], root);
  expect(verdict.accepted).toEqual([]);
  expect(verdict.refusals).toHaveLength(4);
});

test("a list is made at the first file, and names each file once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-unstable-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "list.json");
  await addListedFiles(path, ["b.test.ts"]);
  await addListedFiles(path, ["a.test.ts", "b.test.ts"]);
  expect(await readListedFiles([path, join(folder, "absent.json")])).toEqual(["a.test.ts", "b.test.ts"]);
});

test("each file of the committed list exists", async () => {
  const listed = await readListedFiles(["script/checks/unstable-files.json"]);
  expect(listed.filter((path) => !existsSync(path))).toEqual([]);
});
