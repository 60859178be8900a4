import fc from "fast-check";
import { expect, test } from "vitest";
import { GS, RS } from "../code/control.ts";
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

test("a value longer than said stays whole when no identifier follows", () => {
  expect(read(`25${"É".repeat(40)}${GS}`)).toEqual([`25=${"É".repeat(40)}`]);
});

test("an identifier unknown here runs to the next separator, and stops nothing", () => {
  expect(readFields(`ZZ12345${GS}26FR`)).toEqual([
    { id: "ZZ", name: null, value: "12345", truncated: false },
    { id: "26", name: "Pays de service des prestations", value: "FR", truncated: false },
  ]);
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
