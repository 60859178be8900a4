import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { parsedJson } from "./parsed-json.ts";

test.each([
  "const line = JSON.parse(text) as Line;",
  "const line: Line = JSON.parse(text);",
  "const { at } = JSON.parse(text);",
  "keep(JSON.parse(text));",
  "const read = (text: string): Line => JSON.parse(text);",
])("what was read is not trusted: %s", (text) => {
  expect(saidOf(parsedJson, { "apps/platform/src/a.ts": text })).toEqual([
    expect.stringContaining("JSON.parse is trusted here"),
  ]);
});

test("what is unknown passes, and what a test reads", () => {
  const said = saidOf(parsedJson, {
    "apps/platform/src/a.ts": "const line: unknown = JSON.parse(text); JSON.stringify(line);",
    "apps/platform/src/a.test.ts": "const line = JSON.parse(text);",
    "e2e/a.ts": "const facts: Facts = JSON.parse(text);",
  });
  expect(said).toEqual([]);
});
