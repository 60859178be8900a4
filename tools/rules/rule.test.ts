import { expect, test } from "vitest";
import { aTree } from "../testing/fixture.ts";
import { rules } from "./index.ts";
import { report } from "./rule.ts";

test("a failure names file, line, rule and decision", () => {
  const tree = aTree({ "docs/adr/0007-words.md": "# Words" });
  const rule = { name: "words", adr: "0007", check: () => [] };
  const sentence = report(rule, { path: "apps/a.ts", line: 3, sentence: "A word is missing." }, tree);
  expect(sentence).toBe("apps/a.ts:3: A word is missing. [rule words, ADR 0007: docs/adr/0007-words.md]");
});

test("rules have names of their own", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

test("an empty repository passes every rule", () => {
  const tree = aTree({});
  expect(rules.flatMap((rule) => rule.check(tree))).toEqual([]);
});
