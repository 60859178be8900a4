import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCsv, formatCsvPages } from "../../../web/format/csv.ts";

test("one line a row, whatever is inside, and no formula runs", () => {
  expect(formatCsv([["Piscine", '=HYPERLINK("x")']])).toBe('\ufeff"Piscine";"\'=HYPERLINK(""x"")"\r\n');
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const cells = [...formatCsv(rows).matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text);
      expect(cells).toHaveLength(rows.flat().length);
      for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test("by pages, whatever their length, the bytes are the same, and a page is asked for once the one before was read", async () => {
  const row = fc.array(fc.string(), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { maxLength: 3 }), { maxLength: 4 }), async (pages) => {
      let asked = 0;
      async function* byPages() {
        for (const page of pages) {
          asked += 1;
          yield page;
        }
      }
      const head = [["numero", "piece"]];
      const read: string[] = [];
      for await (const text of formatCsvPages(head, byPages())) {
        expect(asked).toBeLessThanOrEqual(pages.length);
        if (read.length === 0) expect(asked).toBe(0);
        read.push(text);
      }
      expect(read.join("")).toBe(formatCsv([...head, ...pages.flat()]));
    }),
  );
});
