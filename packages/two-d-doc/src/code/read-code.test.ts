import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { specimens } from "../testing/specimens.ts";
import { GS, US } from "./control.ts";
import { MalformedCode, readCode } from "./read-code.ts";

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const literalOf = (type: string) => specimens.find((one) => one.type === type)?.literal ?? "";

test("the header of version 4 says who, when, what and where", () => {
  const code = readCode(literalOf("28"));
  expect(code).toMatchObject({
    version: 4,
    authority: "FR00",
    certificate: "0001",
    emittedOn: null,
    type: "28",
    perimeter: "01",
    country: "FR",
    annex: null,
  });
  expect(day(code.signedOn)).toBe("2025-02-18");
  expect(code.message.startsWith("432,75")).toBe(true);
  expect(code.signature).toHaveLength(64);
});

test("version 2 has neither perimeter nor country", () => {
  const code = readCode(specimens.find(({ literal }) => literal.startsWith("DC02"))?.literal ?? "");
  expect(code).toMatchObject({ version: 2, type: "01", perimeter: null, country: null });
  expect(code.message.startsWith("26FR24")).toBe(true);
});

test("version 1 carries the bytes of its signature, whatever they are, and an annex may follow", () => {
  const bytes = String.fromCharCode(...Array.from({ length: 64 }, (_, at) => at));
  const code = readCode(`DC01FR000001125E125B0126FR${US}${bytes}${GS}une annexe`);
  expect(code).toMatchObject({ version: 1, type: "01", message: "26FR", annex: "une annexe" });
  expect(code.signature).toEqual(Buffer.from(bytes, "latin1"));
});

test("an annex is told apart from what is signed", () => {
  expect(readCode(`${literalOf("00")}${GS}ajouté`)).toMatchObject({ annex: "ajouté", type: "00" });
});

test("dates are days since the first of January 2000; FFFF is none", () => {
  const dated = (emitted: string, signed: string) => {
    const { emittedOn, signedOn } = readCode(literalOf("00").replace("123F1636", emitted + signed));
    return [day(emittedOn), day(signedOn)];
  };
  expect(dated("0000", "0001")).toEqual(["2000-01-01", "2000-01-02"]);
  // 29 February of years that have one.
  expect(dated("003B", "05F0")).toEqual(["2000-02-29", "2004-02-29"]);
  expect(dated("FFFE", "FFFF")).toEqual(["2179-06-05", null]);
});

describe("what is no 2D-Doc is refused", () => {
  test.each([
    ["nothing", ""],
    ["another DataMatrix", "%000000012345"],
    ["a version to come", literalOf("00").replace("DC03", "DC05")],
    ["no signature", literalOf("00").split(US)[0] ?? ""],
    ["a signature cut short", literalOf("00").slice(0, -1)],
    ["a signature too long", `${literalOf("00")}A`],
    ["a separator after the signature, and nothing", `${literalOf("00")}${GS}`],
    ["the same, of version 1", `DC01FR000001125E125B0126FR${US}${"ÿ".repeat(64)}${GS}`],
    ["a day in lower case", literalOf("00").replace("123F1636", "123f1636")],
    ["version 0", literalOf("00").replace("DC03", "DC00")],
    ["a header cut short", `DC04FR000001${US}${literalOf("00").split(US)[1]}`],
    ["a day that is none", literalOf("00").replace("123F1636", "123FZZZZ")],
    ["letters beyond ISO 8859-1", literalOf("00").replace("ANGELA", "АНГЕЛА")],
    ["more than a DataMatrix holds", literalOf("00") + "A".repeat(20_000)],
  ])("%s", (_what, literal) => {
    expect(() => readCode(literal)).toThrow(MalformedCode);
  });
});

test("no text makes it fail otherwise", () => {
  const pieces = ["DC0", "1", "4", "FR00", "0001", "FFFF", "26", GS, US, "A".repeat(103), "é", "\0"];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 }), (parts) => {
      try {
        readCode(parts.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedCode);
      }
    }),
  );
});
