import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSpreadsheetText, encodeSpreadsheetText, formatCell, formatShapedDate } from "./cells.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { canEncode, decode, encode } from "./encode.ts";
import { encodings, separators } from "./format.ts";
import { readColumns, writeColumns } from "./read-columns.ts";
import { buildDefaultColumns, listSources } from "./sources.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\r\n;, €œÉ?".split("")) }),
);

describe("a file says what was put in it", () => {
  test("any value comes back as it was, in each encoding that can write it, whatever the separator", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyText, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...encodings),
        fc.constantFrom(...separators),
        (rows, encoding, separator) => {
          const written = rows.filter((row) => row.every((cell) => canEncode(cell, encoding)));
          const bytes = writeCsv(written, { encoding, separator });
          const text = new TextDecoder(encoding === "windows-1252" ? encoding : "utf-8").decode(bytes);
          const read: string[][] = parse(text, { delimiter: separator, record_delimiter: "\r\n" });
          expect(read.map((row) => row.map(decodeSpreadsheetText))).toEqual(written);
        },
      ),
    );
  });

  test("nothing that a spreadsheet would run starts a cell", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeSpreadsheetText(text)).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(decodeSpreadsheetText(encodeSpreadsheetText(text))).toBe(text);
      }),
    );
    expect(encodeSpreadsheetText('=HYPERLINK("http://pirate.example")')).toBe(
      '\'=HYPERLINK("http://pirate.example")',
    );
    expect(encodeSpreadsheetText("+33612345678")).toBe("'+33612345678");
    expect(encodeSpreadsheetText("Jeanne")).toBe("Jeanne");
  });

  test("a character that an encoding lacks is said, never replaced", () => {
    expect(canEncode("Œuvre à 3 €", "windows-1252")).toBe(true);
    expect(canEncode("Łukasz", "windows-1252")).toBe(false);
    expect(() => encode("Łukasz", "windows-1252")).toThrow(TypeError);
    expect(canEncode("\u{d800}", "utf-8")).toBe(false);
    fc.assert(
      fc.property(anyText, (text) => {
        if (canEncode(text, "windows-1252")) {
          const bytes = encode(text, "windows-1252");
          expect(new TextDecoder("windows-1252").decode(bytes)).toBe(text);
        }
      }),
    );
  });

  test("a file received is read in the encoding it was saved in, with a mark or without", () => {
    expect(decode(encode("motif;Œuf", "windows-1252"))).toBe("motif;Œuf");
    for (const encoding of encodings) {
      expect(readCsv(encode("line_id,reason\r\n1,Déjà là\r\n", encoding))).toEqual([
        { line: 1, cells: ["line_id", "reason"] },
        { line: 2, cells: ["1", "Déjà là"] },
      ]);
    }
  });

  test("lines may end otherwise from one to the next; rows that a quote took are not lost in silence", () => {
    const cells = (text: string) => readCsv(Buffer.from(text))?.map((line) => line.cells[0]);
    expect(cells("line_id;reason\r\n1;a\n2;b\r3;c\r\n")).toEqual(["line_id", "1", "2", "3"]);
    expect(cells('line_id;reason;day\n1;"a;x\n2;b;y\n3;c";z\n4;d;w\n')).toBeUndefined();
  });

  test("an archive, bytes or a quote that never ends are not a CSV file", () => {
    expect(readCsv(Buffer.from("PK\u{3}\u{4}rest"))).toBeUndefined();
    expect(readCsv(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).toBeUndefined();
    expect(readCsv(Buffer.from('line_id;result\r\n"never ends'))).toBeUndefined();
    expect(readCsv(Buffer.from(`line_id\r\n${"x".repeat(30_000)}`))).toBeUndefined();
  });
});

describe("columns", () => {
  const sources = listSources(["family_name", "birthdate", "address", "age_over_18"]);

  test("the default holds the line, then all that the service asks, an address in its parts", () => {
    expect(buildDefaultColumns(["family_name", "address"]).map(({ header }) => header)).toEqual([
      "line_id",
      "sequence",
      "action",
      "subscriber",
      "family_name",
      "address.street_address",
      "address.postal_code",
      "address.locality",
      "address.country",
      "address.insee_code",
    ]);
  });

  test("the software's own headers, in its order, written again as they were typed", () => {
    const typed = "N° = line_id\nNOM=family_name\n\nCP = address.postal_code";
    const { columns, problems } = readColumns(typed, sources);
    expect(problems).toEqual([]);
    expect(writeColumns(columns)).toBe("N° = line_id\nNOM = family_name\nCP = address.postal_code");
  });

  test.each([
    ["NOM", "no_equals"],
    ["NOM = email", "unknown_source"],
    ["NOM = address", "unknown_source"],
    ["=cmd = family_name", "bad_header"],
    ['N"M = family_name', "bad_header"],
    [" = family_name", "bad_header"],
    ["ligne = family_name", "twice"],
  ])("%s is refused: %s", (line, code) => {
    expect(readColumns(`ligne = line_id\n${line}`, sources).problems).toEqual([{ line: 2, code }]);
  });

  test("without the line id nothing could be acknowledged", () => {
    expect(readColumns("NOM = family_name", sources).problems).toEqual([{ line: 1, code: "no_line_id" }]);
  });

  test("values are written as software reads them", () => {
    const address = {
      street_address: "12 rue Froide",
      postal_code: "14000",
      locality: "Caen",
      country: "FR",
    };
    expect(formatCell("address.postal_code", address, "iso")).toBe("14000");
    expect(formatCell("address.insee_code", address, "iso")).toBe("");
    expect(formatCell("address.constructor", address, "iso")).toBe("");
    expect(formatCell("birthdate", "2004-05-17", "french")).toBe("17/05/2004");
    expect(formatCell("age_over_18", true, "iso")).toBe("oui");
    expect(formatCell("allergies", ["arachide", "lait"], "iso")).toBe("arachide, lait");
    expect(formatCell("family_quotient_bracket", { at_least: 600, below: 900 }, "iso")).toContain("600");
    expect(formatShapedDate("2004-05-17", "compact")).toBe("20040517");
  });
});
