import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GS, RS } from "../code/control.ts";
import { readCode } from "../code/read-code.ts";
import { publishedSpecimens } from "../testing/specimens.ts";
import { findDocumentType } from "./document-types.ts";
import { findIdentifier, type Identifier } from "./identifiers.ts";
import { readFields } from "./read-fields.ts";

const read = (message: string) => readFields(message).map(({ id, value }) => `${id}=${value}`);

test("a field of fixed length needs no separator, one of variable length ends at its own", () => {
  expect(read(`26FR247500010MME/SPECIMEN/NATACHA${GS}25PARIS${GS}`)).toEqual([
    "26=FR",
    "24=75000",
    "10=MME/SPECIMEN/NATACHA",
    "25=PARIS",
  ]);
});

test("a value that was cut says so", () => {
  expect(readFields(`10MADAME TRES LONG NOM${RS}26FR`)).toMatchObject([
    { id: "10", value: "MADAME TRES LONG NOM", truncated: true },
    { id: "26", value: "FR", truncated: false },
  ]);
});

test("a variable field that fills its length may have no separator", () => {
  const full = "A".repeat(38);
  expect(read(`10${full}26FR`)).toEqual([`10=${full}`, "26=FR"]);
  expect(read(`10${full}${GS}26FR`)).toEqual([`10=${full}`, "26=FR"]);
});

test("a value longer than said stays whole when no identifier follows, and is not certain", () => {
  const long = "É".repeat(40);
  expect(readFields(`25${long}${GS}`)).toMatchObject([{ id: "25", value: long, certain: false }]);
});

test("an identifier unknown here runs to the next separator, and stops nothing", () => {
  expect(readFields(`ZZ12345${GS}26FR`)).toEqual([
    { id: "ZZ", name: null, value: "12345", truncated: false, certain: false },
    { id: "26", name: "Pays de service des prestations", value: "FR", truncated: false, certain: true },
  ]);
});

test("an identifier unknown here may hold its neighbours: it alone is not certain", () => {
  const fields = readFields(`26FRZZ1247500010MME/SPECIMEN${GS}25PARIS${GS}`);
  expect(fields.map(({ id, certain }) => [id, certain])).toEqual([
    ["26", true],
    ["ZZ", false],
    ["25", true],
  ]);
});

test("an identifier of which only the name is published is named, and not certain", () => {
  expect(readFields(`8E169010119708G1`)).toEqual([
    { id: "8E", name: "SMR : indicateur remarié", value: "169010119708G1", truncated: false, certain: false },
  ]);
});

test("a value shorter than its fixed length is not certain", () => {
  expect(readFields(`24750${GS}26FR`)).toMatchObject([
    { id: "24", value: "750", certain: false },
    { id: "26", value: "FR", certain: true },
  ]);
});

describe("the published specimens are read field by field, each as its page lists it", () => {
  test.each(publishedSpecimens)("$source, type $type, $name", ({ literal, type, fields }) => {
    const code = readCode(literal);
    const found = readFields(code.message);
    expect(code.type).toBe(type);
    expect(found.map(({ id, value }) => `${id}=${value}`)).toEqual(fields);
    expect(found.filter(({ certain, name }) => !certain || name === null)).toEqual([]);
    expect(findDocumentType(type)).toBeDefined();
  });
});

test("a message cut short gives what it holds", () => {
  expect(read("24750")).toEqual(["24=750"]);
  expect(read("2")).toEqual(["2="]);
});

test("any message is cut without loss: nothing of it is invented, nothing dropped but separators", () => {
  const pieces = ["26", "FR", "10", "ZZ", "44", "éÿ", GS, RS, "7", " "];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const message = parts.join("");
      const written = readFields(message)
        .map(({ id, value }) => id + value)
        .join("");
      const bare = (text: string) => text.replaceAll(GS, "").replaceAll(RS, "");
      expect(bare(written)).toBe(bare(message));
    }),
  );
});

const signs = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const measured = signs
  .flatMap((first) => signs.map((second) => findIdentifier(first + second)))
  .filter((identifier): identifier is Identifier => identifier?.lengthKnown === true);

/**
 * A value of any length that the identifier allows, its most included, where the separator may be left out.
 */
const written = fc.constantFrom(...measured).chain(({ id, min, max }) => {
  const bounds = { minLength: min, maxLength: max ?? 60, size: "max" } as const;
  const most = { ...bounds, minLength: bounds.maxLength };
  const value = fc.oneof(fc.string({ unit: fc.constantFrom(...signs, " "), ...bounds }), filled(most));
  return fc.record({ id: fc.constant(id), value, separated: fc.boolean(), max: fc.constant(max) });
});
const filled = (bounds: fc.StringConstraints) => fc.string({ unit: fc.constantFrom(...signs), ...bounds });

test("the whole dictionary: what is written by the rules of the specification is read back, and is certain", () => {
  expect(measured.length).toBeGreaterThan(450);
  fc.assert(
    fc.property(fc.array(written, { maxLength: 20 }), (parts) => {
      const message = parts
        .map(({ id, value, separated, max }) => id + value + (value.length === max && !separated ? "" : GS))
        .join("");
      expect(readFields(message)).toMatchObject(parts.map(({ id, value }) => ({ id, value, certain: true })));
    }),
    { numRuns: 300 },
  );
});
