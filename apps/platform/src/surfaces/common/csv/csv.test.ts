import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("one line a row, whatever is inside, and no formula runs", () => {
  expect(csvOf([["Piscine", '=HYPERLINK("x")']])).toBe('\ufeff"Piscine";"\'=HYPERLINK(""x"")"\r\n');
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const cells = [...csvOf(rows).matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text);
      expect(cells).toHaveLength(rows.flat().length);
      for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
