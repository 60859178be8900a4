import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { noAny } from "./no-any.ts";

test("any is refused wherever it hides", () => {
  const text = `const a: any = 1;\nconst b = a as Array<any>;\ntype C = Record<string, any>;`;
  expect(saidOf(noAny, { "apps/a.ts": text })).toHaveLength(3);
});

test("a file that cannot be parsed is refused rather than passed over", () => {
  expect(saidOf(noAny, { "apps/a.ts": "const = ;" })).toEqual([expect.stringContaining("cannot be parsed")]);
});

test("unknown, and the word any in prose, pass", () => {
  expect(saidOf(noAny, { "apps/a.ts": `// any\nconst any: unknown = "any";` })).toEqual([]);
});
