import { expect, test } from "vitest";
import { aTree, saidOf } from "../testing/fixture.ts";
import { threatTests } from "./threat-tests.ts";

const PATH = "apps/a.test.ts";
const DATA = "docs/security/threats/door.json";

function writeArea(titles: readonly string[], id = "thief"): string {
  const tests = titles.length === 0 ? [] : [{ file: PATH, titles }];
  const threat = { id, boundary: "browser ↔ door", threats: ["a thief"], guards: ["a lock"], tests };
  return JSON.stringify({ title: "The door", threats: [threat], limits: [] }, null, 2);
}

const check = (source: string) =>
  saidOf(threatTests, { [DATA]: writeArea(["opens nothing"]), [PATH]: source });

test.each([
  `test("opens nothing", f);`,
  `describe("a thief", () => { it("opens nothing", f); });`,
  `test.each([["(", 1]])("opens nothing", f);`,
  `it.concurrent.each\`a\`("opens nothing", f);`,
  "test(`opens nothing`, f);",
  `describe("opens nothing", () => { test.each([1])("by %s", f); });`,
  `const withDoor = (name, tell) => test.skipIf(none)(name, tell);\nwithDoor("opens nothing", f);`,
])("%s is the test named", (source) => {
  expect(check(source)).toEqual([]);
});

test.each([
  `// test("opens nothing", f);\ntest("opens", f);`,
  `test("opens nothing at all", f);`,
  `describe("opens nothing", () => {});`,
  `test("opens", () => expect("opens nothing").toBe(1));`,
  `rows.test("opens nothing");`,
  `const say = (text) => text;\nsay("opens nothing"); test("a", f);`,
  `describe("opens nothing", () => { beforeAll(f); });`,
  "",
])("%s is not", (source) => {
  expect(check(source)).toEqual([
    expect.stringContaining(`No test of ${PATH} is called “opens nothing”; name the one that tries it.`),
  ]);
});

test("a file that is no more is said too, at the line of the title", () => {
  const [said] = saidOf(threatTests, { [DATA]: writeArea(["opens nothing"]) });
  const line =
    writeArea(["opens nothing"])
      .split("\n")
      .findIndex((text) => text.includes("opens nothing")) + 1;
  expect(said).toContain(`${DATA}:${line} No test of ${PATH}`);
});

test("a test that shows a limit is looked for too, and each title counts", () => {
  const tests = [{ file: PATH, titles: ["opens nothing", "opens"] }];
  const limits = [{ sentences: ["**A thief inside**."], tests }];
  const files = {
    [DATA]: JSON.stringify({ title: "The door", threats: [], limits }),
    [PATH]: `test("opens nothing", f);`,
  };
  expect(saidOf(threatTests, files)).toEqual([expect.stringContaining("called “opens”")]);
  expect(threatTests.countSubjects?.(aTree(files))).toBe(2);
});

test("a threat that nothing tries, an id given twice, a file that cannot be read, a page left over are refused", () => {
  const files = {
    [DATA]: writeArea([]),
    "docs/security/threats/gate.json": writeArea(["opens nothing"]),
    "docs/security/threats/wall.json": "{}",
    "docs/generated/security/door.md": "# The door",
    "docs/generated/security/roof.md": "# The roof",
    [PATH]: `test("opens nothing", f);`,
  };
  expect(saidOf(threatTests, files)).toEqual([
    expect.stringContaining("No test tries thief"),
    expect.stringContaining(`wall.json:1 The file cannot be read: "title" is not a text.`),
    expect.stringContaining("gate.json:1 The id thief already names another threat"),
    expect.stringContaining("roof.md:1 No file of docs/security/threats writes this page"),
  ]);
});
