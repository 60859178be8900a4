import { expect, test } from "vitest";
import { type Exceptions, noExceptions, parseExceptions } from "./exceptions.ts";
import { judgeFloors, judgeNames } from "./judge.ts";
import type { FloorSection, NameSection } from "./section.ts";

const routes: NameSection = { kind: "names", name: "routes", about: "Routes." };
const tests: FloorSection = { kind: "floors", name: "tests", about: "Tests." };
const COMMAND = "npm run generate";
const HEAD = `# Routes.\n# Written by ${COMMAND}, which removes nothing by itself; do not edit.\n`;

const routesFrom = (committed: string, found: readonly string[], exceptions: Exceptions = noExceptions) =>
  judgeNames(routes, found, { committed, exceptions, command: COMMAND });
const testsFrom = (committed: string, found: Record<string, number>, exceptions: Exceptions = noExceptions) =>
  judgeFloors(tests, new Map(Object.entries(found)), { committed, exceptions, command: COMMAND });

const goneRoute = (name: string) =>
  parseExceptions(
    JSON.stringify({ gone: { routes: { [name]: "It led to a page that two others replace." } } }),
  );
const loweredTo = (from: number, to: number) =>
  parseExceptions(
    JSON.stringify({
      lowered: { tests: { e2e: { from, to, reason: "Two journeys were one journey twice." } } },
    }),
  );

test("the first time, what was found is written, one name a line, in order", () => {
  const { failures, text, stale } = routesFrom("", ["GET /b", "GET /a", "GET /a"]);
  expect(failures).toEqual([]);
  expect(text).toBe(`${HEAD}GET /a\nGET /b\n`);
  expect(stale).toContain("run npm run generate and commit");
  expect(routesFrom(text ?? "", ["GET /b", "GET /a"]).stale).toBeNull();
});

test("a name that disappears fails by its name, and nothing is written", () => {
  const { failures, text } = routesFrom(`${HEAD}GET /a\nGET /b\n`, ["GET /a", "GET /c"]);
  expect(failures).toEqual([
    "docs/generated/manifest/routes.txt: “GET /b” disappeared. Bring it back, or say why in tools/manifest-exceptions.json: gone / routes / GET /b.",
  ]);
  expect(text).toBeNull();
});

test("with a reason it leaves the manifest; a reason excuses no other name, and is removed once it is not needed", () => {
  const committed = `${HEAD}GET /a\nGET /b\n`;
  const { failures, text } = routesFrom(committed, ["GET /a"], goneRoute("GET /b"));
  expect(failures).toEqual([]);
  expect(text).toBe(`${HEAD}GET /a\n`);
  expect(routesFrom(committed, ["GET /b"], goneRoute("GET /b")).failures).toEqual([
    expect.stringContaining("“GET /a” disappeared"),
    "tools/manifest-exceptions.json: gone / routes / GET /b is there; remove the exception.",
  ]);
});

test("a new name asks for a new file, and says which", () => {
  const { failures, stale } = routesFrom(`${HEAD}GET /a\n`, ["GET /a", "GET /b"]);
  expect(failures).toEqual([]);
  expect(stale).toBe(
    "docs/generated/manifest/routes.txt does not have “GET /b”: run npm run generate and commit.",
  );
});

test("a count that falls fails, and nothing is written", () => {
  const { failures, text } = testsFrom("e2e: 168\ntools: 87\n", { e2e: 167, tools: 90 });
  expect(failures).toEqual([
    "docs/generated/manifest/tests.txt: “e2e” fell from 168 to 167. Bring back what is missing, or say why in tools/manifest-exceptions.json: lowered / tests / e2e, from 168 to 167.",
  ]);
  expect(text).toBeNull();
});

test("a group of counts that disappears fails as a name does", () => {
  const { failures } = testsFrom("e2e: 168\n", { tools: 87 });
  expect(failures).toEqual([expect.stringContaining("“e2e” disappeared")]);
});

test("a reason lowers a floor once, and no further", () => {
  const { failures, text, stale } = testsFrom("e2e: 168\n", { e2e: 166 }, loweredTo(168, 166));
  expect(failures).toEqual([]);
  expect(text).toContain("e2e: 166\n");
  expect(stale).not.toBeNull();
  expect(testsFrom("e2e: 168\n", { e2e: 165 }, loweredTo(168, 166)).failures).toHaveLength(1);
  expect(testsFrom("e2e: 170\n", { e2e: 166 }, loweredTo(168, 166)).failures).toHaveLength(1);
});

test("a count that rises asks for nothing; its floor rises when the file is written", () => {
  const { failures, text, stale } = testsFrom("e2e: 168\n", { e2e: 200 });
  expect([failures, stale]).toEqual([[], null]);
  expect(text).toContain("e2e: 200\n");
});

test("a floor below the count falls for no file less", () => {
  const section: FloorSection = { ...tests, computeFloor: (count) => Math.floor(count / 2) };
  const judge = (count: number) =>
    judgeFloors(section, new Map([["rule sizes", count]]), {
      committed: "rule sizes: 50\n",
      exceptions: noExceptions,
      command: COMMAND,
    });
  expect(judge(60)).toMatchObject({
    failures: [],
    stale: null,
    text: expect.stringContaining("rule sizes: 50\n"),
  });
  expect(judge(49).failures).toHaveLength(1);
});

test.each([
  ['{ "gone": { "routes": { "GET /a": "" } } }', "gone / routes / GET /a gives no reason"],
  ['{ "gone": { "routes": ["GET /a"] } }', "gone / routes is not an object"],
  ['{ "lowered": { "tests": { "e2e": { "to": 3, "reason": "Too many tests." } } } }', "needs the numbers"],
  ['{ "computed": { "cookies carry": "no" } }', "computed / cookies carry gives no reason"],
])("an exception without its reason is refused: %s", (text, sentence) => {
  expect(() => parseExceptions(text)).toThrow(sentence);
});
