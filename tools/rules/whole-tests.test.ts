import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { wholeTests } from "./whole-tests.ts";

test.each([
  `it.only("a", f);`,
  `describe.skip("a", f);`,
  `test.todo("a");`,
  `describe.concurrent.skip("a", f);`,
])("%s is refused", (text) => {
  expect(saidOf(wholeTests, { "apps/a.test.ts": `\n${text}` })).toEqual([
    expect.stringMatching(/^apps\/a\.test\.ts:2 /),
  ]);
});

test("whole tests pass, and a cursor may skip rows", () => {
  const said = saidOf(wholeTests, { "apps/a.test.ts": `it("a", f); test.each([1])("b", f); rows.skip(3);` });
  expect(said).toEqual([]);
});
