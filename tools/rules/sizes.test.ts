import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { sizes } from "./sizes.ts";

const body = (lines: number) => "  step();\n".repeat(lines - 2);

test("a file of 401 lines is refused, of 400 passes", () => {
  const said = saidOf(sizes, { "apps/a.ts": "step();\n".repeat(401), "apps/b.ts": "step();\n".repeat(400) });
  expect(said).toEqual([expect.stringMatching(/^apps\/a\.ts:401 .*401 lines/)]);
});

test.each([
  ["declaration", `function enrol() {\n${body(71)}}`],
  ["arrow", `const enrol = () => {\n${body(71)}};`],
  ["property", `const cases = { enrol: () => {\n${body(71)}} };`],
  ["method", `class Desk { enrol() {\n${body(71)}} }`],
])("a %s of 71 lines is refused by name", (_kind, text) => {
  expect(saidOf(sizes, { "apps/a.ts": text })).toEqual([
    expect.stringContaining("Function enrol has 71 lines"),
  ]);
});

test("a function of 70 lines passes, and describe is not a function to read in one go", () => {
  const said = saidOf(sizes, {
    "apps/a.ts": `function enrol() {\n${body(70)}}`,
    "apps/a.test.ts": `describe("enrolment", () => {\n${body(90)}});`,
  });
  expect(said).toEqual([]);
});
