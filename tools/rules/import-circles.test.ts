import { expect, test } from "vitest";
import { FEATURES, saidOf } from "../testing/fixture.ts";
import { importCircles } from "./import-circles.ts";

test("files that import each other are told with their path, types included", () => {
  const said = saidOf(importCircles, {
    [`${FEATURES}/audit/a.ts`]: 'import { b } from "./b.ts";\nexport interface A { b: typeof b }\n',
    [`${FEATURES}/audit/b.ts`]: 'import { c } from "./c.ts";\nexport const b = c;\n',
    [`${FEATURES}/audit/c.ts`]: 'import type { A } from "./a.ts";\nexport const c = (a: A) => a;\n',
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("audit/a.ts → ");
  expect(said[0]).toContain("audit/c.ts → ");
});

test("files on levels pass, though two lead to the same one", () => {
  const said = saidOf(importCircles, {
    [`${FEATURES}/audit/a.ts`]:
      'import { b } from "./b.ts";\nimport { c } from "./c.ts";\nexport const a = b + c;\n',
    [`${FEATURES}/audit/b.ts`]: 'import { c } from "./c.ts";\nexport const b = c;\n',
    [`${FEATURES}/audit/c.ts`]: "export const c = 1;\n",
  });
  expect(said).toEqual([]);
});
