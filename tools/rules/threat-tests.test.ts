import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { threatTests } from "./threat-tests.ts";

const PATH = "apps/a.test.ts";
const check = (source: string) =>
  saidOf(threatTests, {
    "SECURITY.md": `# Security\n| a thief | ["opens nothing"](${PATH}) |\n`,
    [PATH]: source,
  });

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
    `SECURITY.md:2 No test of ${PATH} is called “opens nothing”; name the one that tries it.`,
  ]);
});

test("a file that is no more is said too", () => {
  expect(saidOf(threatTests, { "SECURITY.md": `["opens nothing"](${PATH})` })).toHaveLength(1);
});

test("a part that has a page of its own is read too, its links from where it stands", () => {
  const said = (title: string) =>
    saidOf(threatTests, {
      "SECURITY.md": "# Security\n",
      "docs/security/reader.md": `| a thief | ["${title}"](../../${PATH}) |\n`,
      [PATH]: `test("opens nothing", f);`,
    });
  expect(said("opens nothing")).toEqual([]);
  expect(said("opens")).toEqual([expect.stringContaining(`No test of ${PATH}`)]);
});
