import { describe, expect, test } from "vitest";
import { ageOn } from "../age.ts";
import { deriveElement } from "./derive.ts";
import { derivedLabel } from "./labels.ts";
import { isDerivedElementName } from "./names.ts";

const today = "2026-11-24";
const caen = { street_address: "1 rue Froide", postal_code: "14000", locality: "Caen", country: "FR" };

describe("an age instead of a birthdate", () => {
  test.each([
    ["2008-11-24", "age_over_18", true],
    ["2008-11-25", "age_over_18", false],
    ["2001-11-25", "age_under_25", true],
    ["2001-11-24", "age_under_25", false],
    ["2001-11-24", "age_in_years", 25],
  ] as const)("born %s, %s: %s", (birthdate, name, value) => {
    expect(deriveElement(name, { birthdate }, { today })).toEqual({
      outcome: "derived",
      value,
      from: ["birthdate"],
    });
  });

  test.each([
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
    ["2008-02-29", "2028-02-28", 19],
    ["2008-02-29", "2028-02-29", 20],
    ["2026-11-25", today, undefined],
    ["2026-02-30", today, undefined],
  ] as const)("born %s, on %s: %s", (birthdate, day, age) => expect(ageOn(birthdate, day)).toBe(age));

  test("without a birthdate, the birthdate is asked for", () => {
    expect(deriveElement("age_over_16", {}, { today })).toEqual({
      outcome: "missing",
      missing: ["birthdate"],
    });
  });
});

describe("a yes or no instead of an address", () => {
  const territory = { "200065597": ["14118", "14327"] };
  const context = { today, territory };

  test("the commune, then the agglomération", () => {
    const address = { ...caen, insee_code: "14118" };
    expect(deriveElement("lives_in_14118", { address }, context)).toMatchObject({ value: true });
    expect(deriveElement("lives_in_14327", { address }, context)).toMatchObject({ value: false });
    expect(deriveElement("lives_in_200065597", { address }, context)).toMatchObject({ value: true });
  });

  test("a French address without the code of its commune cannot tell; a foreign one is a no", () => {
    expect(deriveElement("lives_in_14118", { address: caen }, context).outcome).toBe("missing");
    const abroad = { ...caen, country: "BE" };
    expect(deriveElement("lives_in_14118", { address: abroad }, context)).toMatchObject({ value: false });
  });

  test("a territory nobody described is the asker's fault", () => {
    const code = "derived.unknown_territory";
    expect(deriveElement("lives_in_200000000", { address: caen }, context)).toEqual({
      outcome: "unavailable",
      code,
    });
  });
});

describe("a bracket instead of a quotient", () => {
  test.each([
    [0, { at_least: 0, below: 600 }],
    [599, { at_least: 0, below: 600 }],
    [600, { at_least: 600, below: 900 }],
    [900, { at_least: 900, below: null }],
  ])("%i €", (family_quotient, value) => {
    const derivation = deriveElement(
      "family_quotient_bracket",
      { family_quotient },
      { today, brackets: [600, 900] },
    );
    expect(derivation).toEqual({ outcome: "derived", value, from: ["family_quotient"] });
  });
});

test.each([
  "age_over_0",
  "age_over_180",
  "age_between_3",
  "lives_in_",
  "lives_in_../x",
  "constructor",
  "birthdate",
])("%s is not a derived element", (name) => {
  expect(isDerivedElementName(name)).toBe(false);
  expect(derivedLabel(name)).toBeUndefined();
});
