import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { lineWidths } from "./line-widths.ts";

const wide = (columns: number) => `// ${"é".repeat(columns - 3)}\n`;

test("a line of 111 columns is refused by its number, of 110 passes", () => {
  const said = saidOf(lineWidths, {
    "apps/platform/src/kernel/a.ts": `step();\n${wide(111)}`,
    "apps/platform/src/kernel/b.ts": wide(110),
  });
  expect(said).toEqual([expect.stringMatching(/^apps\/platform\/src\/kernel\/a\.ts:2 .*111 columns/)]);
});

test("words, tests and other workspaces are left alone", () => {
  const said = saidOf(lineWidths, {
    "apps/platform/src/features/a/pages/words.fr.ts": wide(150),
    "apps/platform/src/kernel/a.test.ts": wide(150),
    "packages/ui/src/a.ts": wide(150),
  });
  expect(said).toEqual([]);
});
