import { expect, test } from "vitest";
import { FEATURES, saidOf } from "../testing/fixture.ts";
import { blindIndexes } from "./blind-indexes.ts";

const list =
  "- `email` (exact): one person reads it\n- `element:…` (exact): each says which\n- `next` (spread): a day\n";
const saidWith = (text: string, path = `${FEATURES}/identity/find.ts`) =>
  saidOf(blindIndexes, { [path]: text, "docs/security/keys.md": list });

test.each([
  "birthdate",
  "gender",
  "postal_code",
  "element:family_name",
  "consent-next-check",
  "marital_status",
])("an exact index of %s is refused: many share it", (field) => {
  expect(saidWith(`computeBlindIndex(context, "${field}", value);`)).toEqual([
    expect.stringContaining("computeSpreadIndex"),
  ]);
});

test("an index that no line tells is refused, and one told otherwise than it is", () => {
  expect(saidWith('computeBlindIndex(context, "plate", value);')).toEqual([
    expect.stringContaining("No line"),
  ]);
  expect(saidWith(`computeBlindIndex(context, \`plate:\${id}\`, value);`)).toEqual([
    expect.stringContaining("No line"),
  ]);
  expect(saidWith('computeBlindIndex(context, "next", value);')).toEqual([
    expect.stringContaining("is spread"),
  ]);
});

test("one that is told passes, under its name or one that begins so, as does any in tests", () => {
  expect(saidWith('computeBlindIndex(context, "email", value);')).toEqual([]);
  expect(saidWith(`computeBlindIndex(context, \`element:\${name}\`, value);`)).toEqual([]);
  expect(saidWith('computeSpreadIndex(context, "next", { text, owner });')).toEqual([]);
  expect(
    saidWith('computeBlindIndex(context, "birthdate", value);', `${FEATURES}/identity/find.test.ts`),
  ).toEqual([]);
});
