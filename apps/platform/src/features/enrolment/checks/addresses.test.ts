import fc from "fast-check";
import { expect, test } from "vitest";
import type { AddressClaim } from "./rules/claims.ts";
import { compareAddresses } from "./rules/compare-addresses.ts";

const declared = {
  street_address: "12 bis, avenue du Général-de-Gaulle",
  postal_code: "14000",
  locality: "Saint-Étienne-sur-Orne",
  country: "FR",
};

const printed: AddressClaim = {
  street: "12B AV DU GAL DE GAULLE",
  lines: [],
  postalCode: "14000",
  locality: "ST ETIENNE SUR ORNE CEDEX 2",
  country: "FR",
  cut: false,
  certain: true,
};

const differs = (document: Partial<AddressClaim>, said: Partial<typeof declared> = {}) =>
  compareAddresses({ ...printed, ...document }, { ...declared, ...said });

test("the same address, as people and as bills write it", () => {
  expect(differs({})).toBeNull();
  expect(differs({ lines: ["BAT A APPT 3"] })).toBeNull();
  expect(differs({}, { street_address: "12bis avenue du Général de Gaulle, bât. A, appt 3" })).toBeNull();
  const both = { street_address: "Bât. A appt 3, 12 bis avenue du Général de Gaulle" };
  expect(differs({ lines: ["BAT A APPT 3"] }, both)).toBeNull();
  expect(
    differs({ locality: "PARIS 12", postalCode: "75012" }, { locality: "Paris", postal_code: "75012" }),
  ).toBeNull();
});

test.each([
  ["another number", { street: "14B AV DU GAL DE GAULLE" }, {}, "street"],
  ["no repetition", { street: "12 AV DU GAL DE GAULLE" }, {}, "street"],
  ["another kind of way", { street: "12B RUE DU GAL DE GAULLE" }, {}, "street"],
  [
    "another building",
    { lines: ["BAT B"] },
    { street_address: "Bât A, 12 bis avenue du Général de Gaulle" },
    "street",
  ],
  ["another commune of the same postal code", { locality: "CAEN" }, {}, "locality"],
  ["no commune", { locality: "" }, {}, "locality_absent"],
  ["another postal code", { postalCode: "14001" }, {}, "postal_code"],
  ["another country", { country: "BE" }, {}, "country"],
  ["a line that was cut", { cut: true }, {}, "cut"],
  ["no street", { street: "" }, { street_address: " " }, "street"],
] as const)("%s is another address", (_, document, said, why) => {
  expect(differs(document, said)).toBe(why);
});

test("a number never passes for another", () => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(999), (one, other) => {
      const found = differs({ street: `${one} RUE X` }, { street_address: `${other}, rue X` });
      expect(found).toBe(one === other ? null : "street");
    }),
  );
});
